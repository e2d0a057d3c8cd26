"""Whole messages, invented: what is left of each."""

import pytest

from privacy.redact import redact


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (
            "My son Oluwadamilare is 9 and the school won't let him in",
            "My son [name] is [age 5\u201310] and the school won't let him in",
        ),
        (
            "my daughter tunmise cant cope in class, she is 6",
            "my daughter [name] cant cope in class, she is [age 5\u201310]",
        ),
        (
            "Zainab's plan still hasn't come, it was due on 12 March",
            "[name]'s plan still hasn't come, it was due on 12 March",
        ),
        (
            "I'm Blessing and my lad Temitope keeps getting sent home",
            "I'm [name] and my lad [name] keeps getting sent home",
        ),
        (
            "we spoke to Mrs Brownlow-Kaye and Mr Singh at the annual review",
            "we spoke to Mrs [name] and Mr [name] at the annual review",
        ),
        (
            "mrs green said no and miss kowalczyk said yes",
            "mrs [name] said no and miss [name] said yes",
        ),
        (
            "my son will is 8 and autistic",
            "my son [name] is [age 5\u201310] and autistic",
        ),
        (
            "my daughter is called grace and shes deaf",
            "my daughter is called [name] and shes deaf",
        ),
        (
            "the senco Tracey Bloggs never rings back, ring me on 07700 900123",
            "the senco [name] never rings back, ring me on [phone]",
        ),
        (
            "MY SON JAYDEN IS 7 AND HE NEEDS HELP",
            "MY SON [name] IS [age 5\u201310] AND HE NEEDS HELP",
        ),
        (
            "Rukhsana and I are his parents. Is there transport for sam?",
            "[name] and I are his parents. Is there transport for [name]?",
        ),
        (
            "Kind regards\nSiobhan O'Neill\n01632 960 001",
            "Kind regards\n[name]\n[phone]",
        ),
        (
            "hello this is Wojciech Nowicki dads name is also Wojciech",
            "hello this is [name] dads name is also [name]",
        ),
        (
            "Our social worker Chidi Okonkwo-Bell has not called since 3 March",
            "Our social worker [name] has not called since 3 March",
        ),
        (
            "My twins Ivy and Arlo are 4, dob 03/04/22",
            "My twins [name] and [name] are [age 0\u20134], dob [date of birth]",
        ),
        (
            "Tilly, my youngest, was born 3/4/19 at Southend Hospital",
            "[name], my youngest, was born [date of birth] at Southend Hospital",
        ),
        (
            "we live at 14b Quarrin Lane, Westcliff, SS0 7ZZ",
            "we live at [address], [area: SS0]",
        ),
        (
            "the taxi EK19 XYZ picks up at 7 elm grove",
            "the taxi [number plate] picks up at [address]",
        ),
        (
            "email me on jo.bloggs_99@example.co.uk or bloggs91 at gmail dot com",
            "email me on [email] or [email]",
        ),
        (
            "his NHS number is 999 000 0018 and my NI number is QQ 12 34 56 A",
            "his NHS number is [NHS number] and my NI number is [NI number]",
        ),
        (
            "UPN A123456789012, our case ref: SEND/2025/0042",
            "UPN [reference], our case ref: [reference]",
        ),
        (
            "sort code 10-20-30, account 12345678",
            "sort code [bank details], account [bank details]",
        ),
        (
            "see quarrinfamily.example.com or https://www.gov.uk/children-with-special-educational-needs",
            "see [link] or https://www.gov.uk/children-with-special-educational-needs",
        ),
        (
            "my insta is @quarrin.mum and my tiktok is quarrinmum22",
            "my insta is [handle] and my tiktok is [handle]",
        ),
        (
            "his teacher at Hamstel Juniors, Miss Trunchbull, shouts",
            "his teacher at [school: mainstream], Miss [name], shouts",
        ),
        (
            "he starts at Kingsdown in September but Oak Tree Primary won't send his file",
            "he starts at [school: special] in September but [school] won't send his file",
        ),
        (
            "my 15 year old refuses school (EBSA), he turned 15 in June",
            "my [age 11\u201315] refuses school (EBSA), he turned [age 11\u201315] in June",
        ),
        (
            "im 17 and have a plan, who decides now",
            "im [age 16\u201325] and have a plan, who decides now",
        ),
        (
            "my ex Darren picks up kacper on fridays, kacpers teacher knows",
            "my ex [name] picks up [name] on fridays, [name] teacher knows",
        ),
        (
            "thank you Shaniqua, you were great",
            "thank you [name], you were great",
        ),
        (
            "It's zero double seven double zero nine double zero one two three",
            "It's [phone]",
        ),
    ],
)
def test_personal_detail_goes_and_the_rest_reads_on(said: str, left: str) -> None:
    assert redact(said).text == left
