"""The words that tell whether a name that is a word as well is meant as one."""

from __future__ import annotations

from privacy.lexicon import words
from privacy.names.vocabulary import FIRST_OF_ALL_NAMES

MOSTLY_NAMES = FIRST_OF_ALL_NAMES - words("frank kit") | words(
    """
    skye penny olive pearl teddy scarlet goldie amber sandy blu birdie
    """
)
SEASONS = words("april may june august jan summer autumn winter")
# Verbs, and what describes: bare in small letters they say nothing.
VERBS_TOO = words(
    """
    will may mark bill hope grant chase drew rob sue pat love dash dream dove flick page promise rain reign
    rush shine stew storm wonder wade praise chant pepper gale judge jet jazz buster don dot chance delight
    favour favor honour honor cash nick pilot pride dell frank rich gay gentle brilliant bonny blythe curt
    divine fanny marvellous marvelous innocent regal royal lovely precious merry happy noble gracious lucky
    swift sterling baker major chad dick spike buzz chip randy lacy shell fin kit earnest duke pious stormy
    sunny misty rusty dusty rocky winsome silver gold indigo tawny trim crisp heath christian haven heavenly
    wilder success victory trinity king queen prince princess judge lady angel treasure gem
    """
)
# Of a child, "our little star" is no name.
DESCRIBING = words(
    "red blue green yellow pink purple dark light gold golden silver wild new old big small little pe gym football deep"
    " bright single same good bad school sports swimming christmas packed cosmic"
)
MEASURING = words("this these those some no every each any by another one two three per next last since until")
WORN = words("kit teddy penny pearl olive violet robin amber sue hazel heather")
THINGS = words(
    """
    class classes group groups room rooms unit bush bushes tree trees day appeal seed seeds chain chains oil
    oils ring rings field fields wreath red blue green grey coloured bag bags box list pads road lane street
    avenue close court house centre school schools primary nursery ward ballet bear bears picture pictures
    service services concert holidays holiday term terms party singers light lights warning alert necklace
    folder leaf leaves flower flowers wood schemes scheme sweets nut nuts eyes skin bank side shaped hood
    carols barley
    """
)
DONE_TO_PEOPLE = words(
    """
    explain describe forget forgot sent send sends excluded exclude suspended restrained told asked ask tell
    saw see seen let lets took take takes taking collect collected collects picked pick put leave left teach
    teaches taught blame blamed bullied hit pushed kicked moved move made make help helps helped keep kept
    keeps assess assessed diagnose diagnosed support supports supporting supported ring rang phone call phoned
    get getting got meet met spoke email emailed contact contacted discharged locked isolated dragged want
    wants gave give given think thinks thought brought bring carry carried watch watched found find love loves
    hates miss missed ignore ignored shouted teased bit bites stopped stop allow allowed
    """
)
HANDED = words(
    """
    home to from out at on in away off go use back again because when and her his alone up into with for but
    so cos has is was have getting being going after before yesterday today down outside sit wait eat miss
    stay upset three two again every last this next once twice
    """
)
HELPS = words(
    """
    listen listens listened explain explained help support plan plans meeting letter review place transport
    taxi report assessment appointment referral school college laptop therapy meds medication ehcp email form
    call something anything kids children place placement escort tutor funding apply applied applying email
    emails spoke talked talk right fair unfair ready what respite update news space equipment chair bus key
    worker reports looking look looks looked after live lives living
    """
)
STATES = words(
    """
    excluded diagnosed suspended bullied refused nonverbal nonspeaking non autistic deaf blind mute restrained
    isolated masking stimming crying struggling adopted fostered discharged scared anxious terrified
    overwhelmed poorly ill clever hungry upset entitled too allowed eligible selectively sick stuck adhd
    dyslexic violent aggressive put tourettes told sent picked moved kept hurt asked assessed referred offered
    seen old
    """
)
OFFICES = words(
    """
    reception office send transport council camhs team desk admissions school college nursery salt clinic
    hospital list waiting
    """
)
SIGNING = words("thanks thank cheers regards love x xx xxx sincerely faithfully wishes thx ta")
VOCATIVE = words("hi hello dear hey hiya morning thanks thx cheers")
VOCATIVE_GOES_ON = words("i im i'm my we it its can just thanks thank sorry could its how")
# What seasons and months do as well.
NOT_OF_TIMES = words(
    """
    gets got came comes started starts went goes left lost turned turns moved needs feels finds saw gave gives
    wants becomes became lasts hit hits breaks broke dies drags can't cant cannot won't wont doesn't doesnt
    didn't didnt isnt isn't wasnt wasn't couldn't couldnt hasnt hasn't wouldnt wouldn't picks pulls runs stays
    """
)
# Of a person only where a he or she says so: weather and the like, and what people are besides.
SELDOM = words("rain snow storm frost art cash judge king queen prince princess lady angel treasure gem guard")
COLOURS = words("colour color colours favourite shade")
FELT = words("give gave given find found love loves keep keeps kept bring brought want wants get got getting")
WILL_NOT = words("wont won't cant can't doesnt doesn't didnt didn't")
PLURAL = words("are were have both share go all do get arent aren't werent havent haven't need")
ASKING = words("does did is was has can could should would do where when why")
BASES = words(
    """
    have get go be let speak talk sleep write read attend leave use do need still also come stay see start
    move join wear eat cope sit
    """
)
HE_OR_SHE = words("he she his her him hes shes he's she's herself himself")
TOWARDS_ONE = words("without for with about to from like on than after")
WOULD = words("would could should must might")
DOERS = words("mark bill rob drew pat sue nick frank")
OURS = words("my our his her")
SELF = words("its it's im i'm")
BARE_BEFORE = words(
    """
    for with about to from like than that without because cos when if and or but does did is has was can
    should why how where told asked of
    """
)
SAYS_THAT = words("says said say reckon reckons sure till am think thinks or told know unless")
