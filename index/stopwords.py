"""Words too common to score, by language; only the stemmed reading leaves them out, a phrase keeps them."""

_LISTS = {
    "en": """a an and are as at be been but by did do does for from had has have he her hers him his i if in into is it
        its me my not of on or our she so such than that the their them then there these they this those to was we
        were what when where which who whom why will with would you your""",
    "de": """aber als am an auch auf aus bei bin bis das dass dem den der des die du durch ein eine einem einen einer
        eines er es für hat haben ich ihr im in ist ja kein mit nach nicht noch nur ob oder sein sich sie sind so
        über um und uns vom von vor war waren was wenn wer werden wie wir wird zu zum zur""",
    "fr": """à au aux avec ce ces cet cette dans de des du elle elles en est et eu il ils je la le les leur leurs lui ma
        mais me mes moi mon ne nos notre nous on ont ou où par pas pour qu que qui sa se ses son sont sur ta te tes
        toi ton tu un une vos votre vous""",
    "es": """a al ante como con contra cual cuando de del desde donde el ella ellas ellos en entre era es esa ese esta
        este fue ha han hasta la las le les lo los más me mi mis muy no nos o para pero por porque que qué se ser
        sin sobre son su sus también te tu un una uno unos y ya yo""",
    "it": """a ad agli ai al alla alle allo anche che chi ci come con cui da dagli dai dal dalla dalle dei del della
        delle dello di e ed era gli ha hanno i il in io la le lei li lo loro lui ma mi ne nei nel nella nelle noi
        non o per più quella quello questa questo se si sono su sua sue suo tra un una uno vi voi""",
    "pt": """a ao aos as às até com como da das de do dos e é ela elas ele eles em entre era essa esse esta este eu foi
        há isso já lhe mais mas me mesmo meu minha muito na não nas nem no nos nós o os ou para pela pelo por qual
        que quem se sem ser seu sua são também te tem um uma você""",
    "nl": """aan al als bij dan dat de der des die dit door een en er had heb heeft hem het hij hoe hun ik in is ja je
        kan maar me men met mij na naar niet nog nu of om omdat ons ook op over te tot u uit van veel voor want was
        wat we wel werd wij wordt ze zich zij zijn zo zou""",
}
STOP_WORDS = {language: frozenset(words.split()) for language, words in _LISTS.items()}
