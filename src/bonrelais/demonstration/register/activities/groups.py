"""The groups of activities, with the share each holds of the open establishments of such a territory."""

from typing import Final

from bonrelais.demonstration.register.activities import making, services, trade
from bonrelais.demonstration.register.activities.model import ActivityGroup, Setting, activities
from bonrelais.demonstration.register.dice import wheel

SOLE_TRADER: Final = 1000

_SMALL_TRADE: Final = wheel(((SOLE_TRADER, 56.0), (5499, 20.0), (5498, 5.0), (5710, 16.0), (5720, 3.0)))
_COMPANIES: Final = wheel(
    ((SOLE_TRADER, 30.0), (5499, 34.0), (5498, 4.0), (5710, 26.0), (5720, 3.0), (5599, 2.0), (5458, 1.0))
)
_FARMING: Final = wheel(((SOLE_TRADER, 58.0), (6598, 20.0), (6597, 10.0), (6533, 9.0), (6316, 3.0)))
_HOLDING: Final = wheel(((5499, 30.0), (5710, 52.0), (5720, 8.0), (6599, 10.0)))
_PROPERTY: Final = wheel(((6540, 74.0), (SOLE_TRADER, 14.0), (6599, 5.0), (5710, 4.0), (5499, 3.0)))
_LIBERAL: Final = wheel(((SOLE_TRADER, 74.0), (5485, 9.0), (5785, 4.0), (6589, 6.0), (9220, 5.0), (5499, 2.0)))
_EXPERT: Final = wheel(((SOLE_TRADER, 52.0), (5499, 17.0), (5710, 24.0), (5720, 4.0), (5498, 3.0)))
_VOLUNTARY: Final = wheel(((9220, 94.0), (9230, 2.0), (SOLE_TRADER, 4.0)))

# "" is a blank band: nothing known yet.
_ALONE: Final = wheel((("", 26.0), ("NN", 66.0), ("00", 2.0), ("01", 5.0), ("02", 1.0)))
_FEW: Final = wheel(
    (("", 10.0), ("NN", 58.0), ("00", 5.0), ("01", 14.0), ("02", 8.0), ("03", 3.5), ("11", 1.2), ("12", 0.3))
)
_SHOP: Final = wheel(
    (("", 8.0), ("NN", 49.0), ("00", 5.0), ("01", 17.0), ("02", 12.0), ("03", 5.5), ("11", 2.4), ("12", 1.1))
)
_CREWS: Final = wheel(
    (("", 7.0), ("NN", 46.0), ("00", 5.0), ("01", 17.0), ("02", 13.0), ("03", 7.0), ("11", 3.4), ("12", 1.6))
)
_PLANTS: Final = wheel(
    (
        ("", 5.0),
        ("NN", 34.0),
        ("00", 4.0),
        ("01", 15.0),
        ("02", 14.0),
        ("03", 11.0),
        ("11", 8.0),
        ("12", 5.5),
        ("21", 2.0),
        ("22", 1.0),
        ("31", 0.3),
        ("32", 0.2),
    )
)
_CARERS: Final = wheel(
    (("", 12.0), ("NN", 66.0), ("00", 2.0), ("01", 10.0), ("02", 4.0), ("03", 2.5), ("11", 1.5), ("12", 2.0))
)

GROUPS: Final = (
    ActivityGroup(
        name="farms",
        share=0.075,
        activities=activities(making.FARMS),
        legal_forms=_FARMING,
        sizes=_ALONE,
        years_of_life=26,
        town_pull=0.4,
        setting=Setting.SPREAD,
        sign_share=0.1,
        old_codes=("01.10", "01.3Z", "01.3Z"),
    ),
    ActivityGroup(
        name="industry",
        share=0.055,
        activities=activities(making.INDUSTRY),
        legal_forms=_COMPANIES,
        sizes=_PLANTS,
        years_of_life=16,
        town_pull=1.1,
        setting=Setting.ZONE,
        sign_share=0.35,
        old_codes=("54.07", "28.5D", "28.5D"),
    ),
    ActivityGroup(
        name="building",
        share=0.096,
        activities=activities(making.BUILDING),
        legal_forms=_SMALL_TRADE,
        sizes=_CREWS,
        years_of_life=13,
        town_pull=0.9,
        setting=Setting.SPREAD,
        sign_share=0.15,
        old_codes=("55.71", "45.4C", "45.4C"),
    ),
    ActivityGroup(
        name="shops",
        share=0.168,
        activities=activities(trade.SHOPS),
        legal_forms=_SMALL_TRADE,
        sizes=_SHOP,
        years_of_life=11,
        town_pull=1.2,
        setting=Setting.CENTRE,
        sign_share=0.7,
        old_codes=("64.21", "52.4C", "52.4C"),
    ),
    ActivityGroup(
        name="wholesale",
        share=0.03,
        activities=activities(trade.WHOLESALE),
        legal_forms=_COMPANIES,
        sizes=_CREWS,
        years_of_life=14,
        town_pull=1.0,
        setting=Setting.ZONE,
        sign_share=0.15,
        old_codes=("59.07", "51.5F", "51.5F"),
    ),
    ActivityGroup(
        name="motor_trade",
        share=0.028,
        activities=activities(trade.MOTOR_TRADE),
        legal_forms=_SMALL_TRADE,
        sizes=_SHOP,
        years_of_life=15,
        town_pull=1.0,
        setting=Setting.ZONE,
        sign_share=0.5,
        old_codes=("65.06", "50.2Z", "50.2Z"),
    ),
    ActivityGroup(
        name="hospitality",
        share=0.063,
        activities=activities(services.HOSPITALITY),
        legal_forms=_SMALL_TRADE,
        sizes=_SHOP,
        years_of_life=10,
        town_pull=1.1,
        setting=Setting.CENTRE,
        sign_share=0.75,
        old_codes=("67.01", "55.3A", "55.3A"),
    ),
    ActivityGroup(
        name="personal",
        share=0.115,
        activities=activities(services.PERSONAL),
        legal_forms=_SMALL_TRADE,
        sizes=_FEW,
        years_of_life=12,
        town_pull=1.05,
        setting=Setting.CENTRE,
        sign_share=0.55,
        old_codes=("87.07", "93.0D", "93.0D"),
    ),
    ActivityGroup(
        name="transport",
        share=0.021,
        activities=activities(services.TRANSPORT),
        legal_forms=_COMPANIES,
        sizes=_CREWS,
        years_of_life=12,
        town_pull=1.0,
        setting=Setting.ZONE,
        sign_share=0.1,
        old_codes=("69.11", "60.2L", "60.2L"),
    ),
    ActivityGroup(
        name="business",
        share=0.09,
        activities=activities(services.BUSINESS),
        legal_forms=_EXPERT,
        sizes=_FEW,
        years_of_life=10,
        town_pull=1.05,
        setting=Setting.SPREAD,
        sign_share=0.15,
        old_codes=("77.01", "74.1G", "74.1G"),
    ),
    ActivityGroup(
        name="finance",
        share=0.022,
        activities=activities(services.FINANCE),
        legal_forms=_HOLDING,
        sizes=_FEW,
        years_of_life=16,
        town_pull=1.1,
        setting=Setting.CENTRE,
        sign_share=0.1,
        old_codes=("89.01", "67.2Z", "67.2Z"),
    ),
    ActivityGroup(
        name="property",
        share=0.09,
        activities=activities(services.PROPERTY),
        legal_forms=_PROPERTY,
        sizes=_ALONE,
        years_of_life=24,
        town_pull=1.0,
        setting=Setting.SPREAD,
        sign_share=0.05,
        old_codes=("81.11", "70.2C", "70.2C"),
    ),
    ActivityGroup(
        name="health",
        share=0.066,
        activities=activities(services.HEALTH),
        legal_forms=_LIBERAL,
        sizes=_CARERS,
        years_of_life=20,
        town_pull=1.15,
        setting=Setting.CENTRE,
        sign_share=0.1,
        old_codes=("84.11", "85.1C", "85.1C"),
    ),
    ActivityGroup(
        name="education",
        share=0.029,
        activities=activities(services.EDUCATION),
        legal_forms=_EXPERT,
        sizes=_FEW,
        years_of_life=11,
        town_pull=1.0,
        setting=Setting.SPREAD,
        sign_share=0.2,
        old_codes=("82.01", "80.4D", "80.4D"),
    ),
    ActivityGroup(
        name="associations",
        share=0.052,
        activities=activities(services.ASSOCIATIONS),
        legal_forms=_VOLUNTARY,
        sizes=_ALONE,
        years_of_life=22,
        town_pull=0.85,
        setting=Setting.SPREAD,
        sign_share=0.02,
        old_codes=("97.23", "91.3E", "91.3E"),
    ),
)
