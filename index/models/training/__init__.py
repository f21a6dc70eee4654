"""How the models are made from labelled pages; needs CatBoost and real data, which are no part of the program."""
