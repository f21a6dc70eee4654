"""The learned models, how they are evaluated, and in training/ how they are made; README.md is their card."""
