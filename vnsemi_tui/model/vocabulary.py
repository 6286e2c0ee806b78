"""The closed sets of words that briefs use, each with its definition."""

from enum import IntEnum, StrEnum


class Defined(StrEnum):
    """A word with a written definition: declared as NAME = "word", "definition"."""

    definition: str
    """What the word means, one phrase, as help and errors show it."""

    def __new__(cls, word: str, definition: str) -> "Defined":
        """Make the member `word` and keep its definition beside it."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.definition = definition
        return member

    @property
    def label(self) -> str:
        """The word as a reader sees it."""
        return self.value.replace("-", " ")


class Rung(IntEnum):
    """How far a thing has got; the bar beside an initiative shows it."""

    NONE = 0
    IDEA = 1
    ASKED = 2
    IN_TALKS = 3
    PROMISED = 4
    APPROVED = 5
    UNDER_WAY = 6
    RUNNING = 7

    @property
    def label(self) -> str:
        """The rung's name as a reader sees it."""
        return "mentioned" if self is Rung.NONE else self.name.lower().replace("_", " ")


class Event(Defined):
    """What a timeline entry reports."""

    HOPED = "hoped", "a wish not spoken to the one who could grant it, or about someone absent"
    AIMS = "aims", "a body names its own aim or priority, no act"
    PROPOSED = "proposed", "a named thing is put forward, to nobody in particular"
    ASKED = "asked", "a named party asks a named party for a named thing"
    OFFERED = "offered", "a named party offers a named party a named thing"
    DISCUSSED = "discussed", "both sides talked about this matter"
    CONSIDERING = "considering", "says it will or may look into it, a promised visit or survey too"
    STUDYING = "studying", "is looking into it: study, survey, field visit"
    COOPERATING = "cooperating", "said to be working together; no paper, product or start is named"
    PLEDGED = "pledged", "tells a named party that it will build, pay, hire, teach or give"
    ANNOUNCED = "announced", "the one who will act makes its own definite plan public"
    APPLIED = "applied", "a permit or licence is applied for"
    MOU = "mou", "a memorandum of understanding is signed"
    SIGNED = "signed", "an agreement is signed; whether it binds is not said"
    DECIDED = "decided", "an authority decides"
    ENACTED = "enacted", "a law is passed; whether it is in force is not said"
    LICENSED = "licensed", "a certificate or licence is given"
    CONTRACTED = "contracted", "the source says contract or purchase"
    FUNDED = "funded", "money is committed"
    STARTED = "started", "work on the named thing has begun or goes on"
    BUILT = "built", "finished, not yet in use"
    OPENED = "opened", "opened"
    RUNNING = "running", "works or produces"
    IN_FORCE = "in-force", "a law or rule applies"
    HELD = "held", "an event took place"
    COMPLETED = "completed", "a one-off thing is finished"
    ENDED = "ended", "what ran is over"
    SAID = "said", "a remark"
    ADVISED = "advised", "a piece of advice"
    MET = "met", "contact, visit, reception or ceremony; it proves nothing"
    PRESENT = "present", "there or attracted, without a date or stage"
    LOOKED_FOR = "looked-for", "searched for on that day and nothing found"
    DECLINED = "declined", "the one asked says no"
    DELAYED = "delayed", "reported as delayed"
    PAUSED = "paused", "reported as paused"
    CANCELLED = "cancelled", "reported as cancelled"
    CHALLENGED = "challenged", "an authority or rival acts against it"

    @property
    def rung(self) -> Rung:
        """How far this event brings a thing; `Rung.NONE` for what proves nothing."""
        return _RUNGS.get(self, Rung.NONE)

    @property
    def strength(self) -> int:
        """Which of several events on one rung says more; the list goes from weak to strong."""
        return _STRENGTHS[self]

    @property
    def label(self) -> str:
        """The word as a reader sees it."""
        return "MoU" if self is Event.MOU else self.value.replace("-", " ")


_RUNGS = {
    event: rung
    for rung, events in {
        Rung.IDEA: (Event.HOPED, Event.AIMS, Event.PROPOSED),
        Rung.ASKED: (Event.ASKED, Event.OFFERED),
        Rung.IN_TALKS: (Event.DISCUSSED, Event.CONSIDERING, Event.STUDYING, Event.COOPERATING),
        Rung.PROMISED: (Event.PLEDGED, Event.ANNOUNCED, Event.APPLIED, Event.MOU, Event.SIGNED),
        Rung.APPROVED: (
            Event.DECIDED,
            Event.ENACTED,
            Event.LICENSED,
            Event.CONTRACTED,
            Event.FUNDED,
        ),
        Rung.UNDER_WAY: (Event.STARTED, Event.BUILT),
        Rung.RUNNING: (
            Event.OPENED,
            Event.RUNNING,
            Event.IN_FORCE,
            Event.HELD,
            Event.COMPLETED,
            Event.ENDED,
        ),
    }.items()
    for event in events
}
_STRENGTHS = {event: place for place, event in enumerate(Event)}

SPOKEN = frozenset(
    {
        Event.HOPED,
        Event.AIMS,
        Event.PROPOSED,
        Event.ASKED,
        Event.OFFERED,
        Event.CONSIDERING,
        Event.PLEDGED,
        Event.ANNOUNCED,
    }
)
"""Events that are somebody's word about something to come: with `due`, the word has been given."""

PROMISES = frozenset({Event.PLEDGED, Event.ANNOUNCED})
"""Events that promise a thing where the one who speaks will do it."""

LEDGER_EVENTS = frozenset({Event.ASKED, Event.OFFERED, Event.PLEDGED})
"""Events that open an item of the ledger; every entry with `due` does so too."""

TROUBLE = frozenset({Event.ENDED, Event.CANCELLED, Event.PAUSED, Event.DELAYED, Event.CHALLENGED})
"""Events that are an initiative's health until an entry of rung 4 or more is later."""

ANSWERING = frozenset({Event.DECLINED, Event.CANCELLED, Event.DELAYED, Event.PAUSED})
"""Events without a rung that say by themselves what became of an ask or a plan."""

NO_NEWS = frozenset({Event.LOOKED_FOR})
"""Events that tell of our own work: lists of what is new leave them out."""

NO_SIGN_OF_LIFE = frozenset({Event.SAID, Event.MET, Event.LOOKED_FOR})
"""Events that do not end a silence."""

FACT_EVENTS = frozenset({Event.SAID, Event.AIMS, Event.HOPED, Event.ADVISED, Event.LOOKED_FOR})
"""Events that a fact outside initiatives may carry."""


class Outcome(Defined):
    """How an entry answers an ask, offer, pledge or plan."""

    CONSIDERING = "considering", "looked into, neither yes nor no"
    ACCEPTED = "accepted", "yes, and not yet done"
    PARTLY = "partly", "done, or granted, in part"
    MET = "met", "done as asked, offered, pledged or planned"
    DECLINED = "declined", "no"
    WITHDRAWN = "withdrawn", "taken back by the one who made it"


class InitiativeKind(Defined):
    """What sort of thing an initiative is."""

    PLANT = "plant", "a factory"
    DESIGN_CENTRE = "design-centre", "a place where chips are designed"
    LAB = "lab", "a laboratory"
    OFFICE = "office", "an office"
    DATA_CENTRE = "data-centre", "a data or computing centre"
    PARK = "park", "an industrial, software or hi-tech park"
    TRAINING = "training", "courses, scholarships, teaching"
    PROGRAMME = "programme", "a series of activities under one name"
    POLICY = "policy", "a strategy, plan or scheme of an authority"
    LAW = "law", "a law or decree"
    AGREEMENT = "agreement", "a memorandum, contract or partnership"
    TRADE = "trade", "buying and selling across a border"
    STUDY = "study", "a report or study"
    EVENT = "event", "a seminar, forum, visit or fair"
    DEAL = "deal", "a purchase or merger"

    @property
    def is_one_off(self) -> bool:
        """Whether its last rung reads *done*, not *running*."""
        return self in (InitiativeKind.EVENT, InitiativeKind.STUDY, InitiativeKind.DEAL)


HOSTED = frozenset(
    {
        InitiativeKind.PLANT,
        InitiativeKind.DESIGN_CENTRE,
        InitiativeKind.LAB,
        InitiativeKind.OFFICE,
        InitiativeKind.DATA_CENTRE,
    }
)
"""Kinds that one party builds and runs where another is the host."""


class PartnerKind(Defined):
    """What sort of body a partner is."""

    COMPANY = "company", "a business"
    ASSOCIATION = "association", "an association of companies or people"
    GOVERNMENT = "government", "a ministry, agency, parliament or state"
    PARTY = "party", "a political party"
    UNIVERSITY = "university", "a university or college"
    INSTITUTE = "institute", "a research or training institute, an incubator"
    FUND = "fund", "a fund"
    PORT = "port", "a port"
    INTERNATIONAL = "international", "an international organisation"
    MARKET = "market", "a country or market on the other side, as Vietnamese officials print it"


PUBLIC = frozenset({PartnerKind.GOVERNMENT, PartnerKind.PARTY, PartnerKind.MARKET})
"""Kinds of partners that are authorities or states, as all localities are."""


class Level(Defined):
    """What sort of unit a locality is."""

    MUNICIPALITY = "municipality", "a centrally run city"
    PROVINCE = "province", "a province"
    COUNTRY = "country", "Việt Nam itself"


class Region(Defined):
    """Where a locality lies; listed from north to south."""

    COUNTRY = "Việt Nam", "the whole country"
    NORTHERN_MIDLANDS = "Northern Midlands and Mountains", "north of the Red River Delta"
    RED_RIVER_DELTA = "Red River Delta", "Hà Nội and around"
    NORTH_CENTRAL = "North Central", "Thanh Hóa to Huế"
    SOUTH_CENTRAL = "South Central Coast", "Đà Nẵng to Lâm Đồng, with the Central Highlands"
    SOUTHEAST = "Southeast", "Hồ Chí Minh City and around"
    MEKONG_DELTA = "Mekong Delta", "the far south"

    @property
    def label(self) -> str:
        """The region's name."""
        return self.value


class SourceKind(Defined):
    """What sort of text a source is."""

    NEWS = "news", "a news agency or paper"
    GOVERNMENT = "government", "an authority's own release or page"
    COMPANY = "company", "a company's own release or page"
    LAW = "law", "the text of a law or decision"
    REPOST = "repost", "someone else's text, printed again"
    SEARCH = "search", "a search of our own, written down"


class Basis(Defined):
    """What a figure counts: what is, what is written down, or what is hoped for."""

    ACTUAL = "actual", "measured or reported as done"
    REGISTERED = "registered", "written into investment certificates"
    DISBURSED = "disbursed", "paid out"
    PLANNED = "planned", "in a plan"
    PLEDGED = "pledged", "promised to someone"
    EXPECTED = "expected", "expected by the speaker"
    ESTIMATED = "estimated", "an estimate"


class Unit(Defined):
    """What a value is counted in."""

    PERCENT = "%", "per cent"
    USD = "USD", "United States dollars"
    VND = "VND", "Vietnamese dong"
    EUR = "EUR", "euros"
    JPY = "JPY", "Japanese yen"
    KRW = "KRW", "South Korean won"
    TWD = "TWD", "New Taiwan dollars"
    CNY = "CNY", "yuan"
    PEOPLE = "people", "persons"
    PROJECTS = "projects", "projects"
    PARKS = "parks", "industrial or other parks"
    COUNTRIES = "countries", "countries and territories"
    FIRMS = "firms", "companies"
    CUSTOMERS = "customers", "customers"
    HECTARES = "ha", "hectares"
    SQUARE_METRES = "m2", "square metres"
    NANOMETRES = "nm", "nanometres"
    CHIPS = "chips", "chips or units made"
    WAFERS = "wafers", "wafers"

    @property
    def is_money(self) -> bool:
        """Whether it is a currency."""
        return len(self.value) == 3 and self.value.isupper()

    @property
    def label(self) -> str:
        """The unit as a reader sees it."""
        return self.value


_MONEY = frozenset(unit for unit in Unit if unit.is_money)
_PEOPLE = frozenset({Unit.PEOPLE})
_SHARE = frozenset({Unit.PERCENT})


class Measure(Defined):
    """What a figure measures."""

    GRDP = "grdp", "gross regional domestic product"
    GRDP_PER_CAPITA = "grdp-per-capita", "gross regional domestic product per person"
    INDUSTRIAL_OUTPUT = "industrial-output", "industrial production"
    MANUFACTURING_OUTPUT = "manufacturing-output", "processing and manufacturing"
    CONSUMPTION = "consumption", "product consumption"
    EXPORTS = "exports", "goods sold abroad"
    IMPORTS = "imports", "goods bought abroad"
    TRADE = "trade", "exports and imports together"
    FDI_NEW = "fdi-new", "foreign investment of a period"
    FDI_STOCK = "fdi-stock", "foreign investment standing on a day"
    PROJECTS = "projects", "projects standing on a day"
    INVESTOR_COUNTRIES = "investor-countries", "countries that investors come from"
    INDUSTRIAL_PARKS = "industrial-parks", "industrial parks"
    CAPITAL = "capital", "money put or to be put into one thing"
    REVENUE = "revenue", "sales of a company"
    OUTPUT = "output", "goods made, or the capacity to make them"
    LAND = "land", "land or floor space"
    JOBS = "jobs", "jobs created or planned"
    EMPLOYEES = "employees", "people employed"
    ENGINEERS = "engineers", "engineers"
    STUDENTS = "students", "students"
    TRAINEES = "trainees", "people trained"
    FIRMS = "firms", "companies of a kind"
    FUNDING = "funding", "money committed by a fund, programme or state"
    NODE = "node", "size of a chip's structures"
    TARIFF = "tariff", "a duty"
    SHARE = "share", "a part of a whole"
    CUSTOMERS = "customers", "customers"

    @property
    def label(self) -> str:
        """The measure as a reader sees it."""
        return _MEASURE_LABELS.get(self, self.value.replace("-", " "))

    @property
    def units(self) -> frozenset[Unit]:
        """The units a value of this measure may have, shares of it (`%`) included."""
        return _MEASURE_UNITS[self] | _SHARE


_MEASURE_LABELS = {
    Measure.GRDP: "GRDP",
    Measure.GRDP_PER_CAPITA: "GRDP per capita",
    Measure.FDI_NEW: "FDI",
    Measure.FDI_STOCK: "FDI stock",
    Measure.MANUFACTURING_OUTPUT: "manufacturing",
    Measure.INVESTOR_COUNTRIES: "from countries",
}
_MEASURE_UNITS: dict[Measure, frozenset[Unit]] = {
    **dict.fromkeys(Measure, _MONEY),
    Measure.PROJECTS: frozenset({Unit.PROJECTS}),
    Measure.INVESTOR_COUNTRIES: frozenset({Unit.COUNTRIES}),
    Measure.INDUSTRIAL_PARKS: frozenset({Unit.PARKS}),
    Measure.OUTPUT: _MONEY | {Unit.CHIPS, Unit.WAFERS},
    Measure.LAND: frozenset({Unit.HECTARES, Unit.SQUARE_METRES}),
    Measure.NODE: frozenset({Unit.NANOMETRES}),
    Measure.FIRMS: frozenset({Unit.FIRMS}),
    Measure.CUSTOMERS: frozenset({Unit.CUSTOMERS}),
    Measure.TARIFF: _SHARE,
    Measure.SHARE: _SHARE,
    **dict.fromkeys(
        (Measure.JOBS, Measure.EMPLOYEES, Measure.ENGINEERS, Measure.STUDENTS, Measure.TRAINEES),
        _PEOPLE,
    ),
}
