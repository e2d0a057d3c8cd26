"""The words that say a name is near."""

from __future__ import annotations

from privacy.lexicon import words

TITLES = words(
    "mr mrs ms miss mx dr prof professor doctor sir madam rev reverend mister missus cllr councillor sgt pc dame"
)
# "Miss" and "doctor" are other words as well: "we miss school", "the doctor said".
WORD_TITLES = words("miss doctor sir madam professor reverend")
CALLED = words("called named nicknamed christened surnamed aka")
NAME = words("name names forename surname")
CHILDREN = words(
    """
    son daughter lad boy girl child kid baby toddler grandson granddaughter grandchild nephew niece twin eldest
    oldest youngest stepson stepdaughter godson goddaughter teenager teen ds dd lo
    """
)
MANY_CHILDREN = words(
    """
    sons daughters lads boys girls children kids twins grandsons granddaughters nephews nieces
    """
)
RELATIVES = words(
    """
    brother sister cousin mum mummy mam mom mother dad daddy father nan nanny nana gran granny grandma grandad
    granddad grandpa auntie aunty aunt uncle husband wife partner ex stepdad stepmum step-dad step-mum friend
    friends neighbour boyfriend girlfriend carer guardian
    """
)
ROLES = words(
    """
    senco sendco inclusion head headteacher headmaster headmistress teacher tutor caseworker worker officer
    manager ta lsa hlta ep psychologist therapist salt ot physio physiotherapist paediatrician consultant
    psychiatrist gp nurse counsellor mentor coordinator co-ordinator keyworker childminder solicitor mediator
    governor chair driver escort chaperone assistant advisor adviser specialist councillor cllr mp lawyer
    visitor practitioner receptionist secretary principal deputy judge clinician lady ladies gentleman
    man woman bloke chap guy
    """
)
# Where a clause begins, and so a name may stand; after "the" or "his" a word that is a name as well is not one.
CLAUSE_STARTERS = words(
    """
    because cos coz when that and but if so since while why how as though then now today yesterday whether until does
    did is has was can should or than like week month morning afternoon evening night weekend
    """
)
ARTICLES = words("the a an my our his her their your its")
# After one of these a capitalised word is a place sooner than a person.
WHERE = words("in near at around outside within into")
FAMILY = CHILDREN | MANY_CHILDREN | RELATIVES
PEOPLE = FAMILY | ROLES
# Before a capitalised word in mid-sentence: what is done with or for people more than for places.
TOWARDS = words(
    """
    for with about told asked tell ask saw met meet rang phoned emailed texted spoke thank thanks regards love
    cheers dear hi hello hey sincerely faithfully wishes signed cc poor little bless contacted saying
    helping help taking take collect picked get got
    """
)
# What only people do, and children most: sure of a person after a word that may be a name.
HUMAN_VERBS = words(
    """
    keeps hates loves likes struggles refuses cries cried said says told tells thinks thought feels hits hit
    bites bit runs ran sleeps eats attends starts started wants needs enjoys finds masks screams shouts kicks
    can't cant cannot won't wont doesn't doesnt didn't didnt hasn't hasnt isn't isnt wasn't wasnt couldn't couldnt
    wouldn't wouldnt goes went gets got came comes lives lived lost left moved turned turns wrote writes rang
    called emailed phoned asked promised agreed signed suggested mentioned explained recommends recommended
    becomes became stays gave reads speaks walks knows plays attended missed misses sees wakes sits worries
    copes uses wears talks threw throws kicked
    answered lied shouted smashed punched pushed swore swears hid hides broke breaks sobbed
    self self-harms hears heard panicked vomited stims masked slept ate drinks chews sucks picks pulls
    """
)
PLAIN_VERBS = words(
    """
    is was has had will would can could does did needs may might should just also never always still really
    isnt isn't wasnt wasn't hasnt hasn't hadnt hadn't
    """
)
# What a sentence goes on with after "X is" or "X has been" when X is a person, a child above all.
TOLD_OF_PEOPLE = words(
    """
    tube wheelchair blind deaf mute selectively sensory
    excluded diagnosed assessed referred offered refused told given bullied waiting struggling masking stimming refusing
    crying adopted fostered doing going getting under off home autistic nonverbal non verbal allocated discharged
    suspended isolated restrained born allowed entitled seen due moving starting leaving turning
    """
)
GREETINGS = words("hi hello hey hiya morning afternoon evening its it's only just me")
HAPPENINGS = words(
    "seizure meltdown fit fall review tribunal stroke diagnosis plan tantrum twin accident breakdown day"
)
DONE_TO = words("a the his her my him me at out on and when because another someone to into up down himself herself")
SAYING = words(
    "said told rang says tells emailed phoned promised asked wrote explained agreed replied answered reckons hung"
)
# Even of a month: "June answered", but not "May starts" or "April came".
ONLY_PEOPLE = words(
    """
    hates loves likes struggles refuses cries cried said says told tells thinks bites bit sleeps eats wants enjoys
    screams kicks kicked answered rang emailed phoned promised asked wrote threw masks lied shouted born
    """
)
A_PERSON = words("boy girl child kid lad baby toddler teenager pupil student person carer twin")
QUESTION_STARTERS = words("has have is was does did do can could will would should why when how if and but because")
# Words only people come before: "X who", "X aged".
WHOSE = words("who whose whom aged born")
PERSONAL = HUMAN_VERBS | WHOSE
# What follows a name and does not follow a word that describes: "my son jack at ...", "my son jack and ...".
BE_AND_HAVE = words("is was has had isnt isn't hasnt hasn't wasnt wasn't hadnt hadn't")
AFTER_NAME = HUMAN_VERBS | PLAIN_VERBS | words("and who aged age at in from with to gets born whose on because but")
# What belongs to a person: after "X's", and after "Xs" without its apostrophe.
OWNED = words(
    """
    plan plans ehcp ehc school schools teacher teachers senco review transport diagnosis needs need behaviour
    class mum mother dad father mam nan sister brother friend friends anxiety autism adhd asd placement place
    nursery college birthday name file case support help provision therapy therapist speech report reports
    reading writing hearing appeal tribunal assessment application referral medication sleep education learning
    attendance meltdowns meltdown bus taxi escort ta lsa key one head tutor progress future rights annual draft
    final section age condition disability mental health social epilepsy allergies doctor paediatrician family
    house home phone number email address old new current private personal budget panel decision carer work
    wheelchair glasses laptop
    timetable exclusion suspension escort driver tutor tribunal passport coat bag shoes bed room
    """
)
# Ambiguous names that stand after a person far more often as verbs.
MODALS = words("will may can might would could should must mark bill hope")
# Ambiguous names of what is not counted, so that "hope is", "rain was" and "art has" need no "the"; and of places.
UNCOUNTED = words(
    """
    hope faith grace joy love charity patience peace pride honour honor mercy comfort justice prudence temperance
    constance verity goodness glory bliss happiness harmony innocence karma luck fortune destiny liberty victory
    wisdom beauty success perseverance promise praise favour favor blessing prosperity grant art cash blossom
    brandy candy cash clay clover coral crisp crystal ebony gold herb honey ivory jet lace lavender linden sherry
    silver sky spice sugar thyme rain snow storm frost sunshine summer autumn winter april may june july august dawn
    christmas asia africa china india kenya devon chelsea chester carlisle houston dallas denver boston
    paris london cairo montana nevada alaska aspen leigh roma shona zulu don may will can star royal junior senior king
    queen princess judge guard nike sol mark bill scout guide page talent heaven gift progress
    major general private noble divine gentle gracious rich earnest lucky happy merry jolly swift sandy misty dusty
    kit rusty rocky shine trinity precious winsome lovely lovey
    """
)
# Capitalised in mid-sentence these are places, peoples, brands or titles as often as people.
PLACES_AND_BRANDS = words(
    """
    asia africa china india kenya devon chelsea chester carlisle houston dallas dakota denver boston paris london cairo
    montana nevada alaska aspen leigh georgia roma shona zulu sky nike star king queen prince princess judge guard art
    christmas christian page royal major general senior junior scout bishop dean saint don lady duke earl pilot legend
    trinity victory charity ark phoenix orion panther rainbow falcon eagle lotus apple mercury eden nest
    """
)
# Capitalised before a name, part of what somebody is called: "Auntie Bev", "Nana Ama", "Sir David".
NAMED_WITH = words(
    "auntie aunty uncle nanny nana nan gran granny grandma grandad grandpa sir lady sister brother nurse pan pani"
)
# Words too, but in talk of school and home nearly always a child: believed in small letters after "with" or "for".
FIRST_OF_ALL_NAMES = words(
    "ruby poppy holly ivy daisy lily violet hazel robin dean frank carol jay jade jasper kit heather autumn-rose"
)
PARTICLES = words(
    """
    de da di del della dos van von der den bin binti ibn al el la le o ap ab st san ter te mac mc ul abu
    """
)
