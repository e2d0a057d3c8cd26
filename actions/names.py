"""Names of slots and forms, each written once."""

OFFERED = "offered"
MISSES = "misses"
LAST_TOPIC = "last_topic"
TOLD = "told"
# The topic whose answer did not help: what is asked next may be kept for the council.
UNHELPED = "unhelped"
QUESTION_ID = "question_id"
RECEIPT_ID = "receipt_id"

GUIDE_FORM = "guide_form"
GUIDE_STAGE = "guide_stage"
GUIDE_WHO = "guide_who"
GUIDE_DATE = "guide_date"
GUIDE_CERTIFICATE = "guide_certificate"
GUIDE_SLOTS = (GUIDE_STAGE, GUIDE_WHO, GUIDE_DATE, GUIDE_CERTIFICATE)

FEEDBACK_FORM = "feedback_form"
FORM_ID = "feedback_form_id"
SUGGESTED = "feedback_suggested"
GROUP = "feedback_group"
CONSENT = "feedback_consent"
CATEGORY = "feedback_category"
SUB = "feedback_sub"
DETAIL = "feedback_detail"
SECOND = "feedback_second"
AREA_OF_NEED = "feedback_area_of_need"
STAGE = "feedback_stage"
AGE_BAND = "feedback_age_band"
AREA = "feedback_area"
WORDS = "feedback_words"
CONFIRM = "feedback_confirm"
# In the order they are asked, which is the order in domain.yml.
FEEDBACK_QUESTIONS = (
    CONSENT, CATEGORY, SUB, DETAIL, SECOND, AREA_OF_NEED, STAGE, AGE_BAND, AREA, WORDS, CONFIRM,
)  # fmt: skip
FEEDBACK_SLOTS = (FORM_ID, SUGGESTED, GROUP, *FEEDBACK_QUESTIONS)

SKIPPED = "skipped"
# A question that does not apply: Rasa must not ask it when it comes back to a form after an interruption.
UNASKED = "unasked"
NO_ANSWER = (None, SKIPPED, UNASKED)
YES = "yes"
NO = "no"
