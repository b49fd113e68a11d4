"""Short names of the two-digit industries (NACE Rev. 2), in English and Norwegian bokmål.

After Eurostat and Statistics Norway (SN2007), shortened. A number that is not in them stands for itself.
"""

from __future__ import annotations

from scoring.sheet import Language

INDUSTRIES: dict[str, tuple[str, str]] = {
    "01": ("agriculture", "jordbruk"),
    "02": ("forestry", "skogbruk"),
    "03": ("fishing and aquaculture", "fiske og akvakultur"),
    "05": ("coal mining", "kullgruver"),
    "06": ("oil and gas", "olje og gass"),
    "07": ("metal ores", "metallmalm"),
    "08": ("other mining", "annen bergverksdrift"),
    "09": ("services to mining and oil", "tjenester til bergverk og olje"),
    "10": ("food", "næringsmidler"),
    "11": ("beverages", "drikkevarer"),
    "12": ("tobacco", "tobakk"),
    "13": ("textiles", "tekstiler"),
    "14": ("clothing", "klær"),
    "15": ("leather", "lær"),
    "16": ("wood products", "trevarer"),
    "17": ("paper", "papir"),
    "18": ("printing", "trykking"),
    "19": ("refined petroleum", "petroleumsprodukter"),
    "20": ("chemicals", "kjemikalier"),
    "21": ("pharmaceuticals", "farmasøytiske produkter"),
    "22": ("rubber and plastics", "gummi og plast"),
    "23": ("glass, cement and ceramics", "glass, sement og keramikk"),
    "24": ("metals", "metaller"),
    "25": ("metal products", "metallvarer"),
    "26": ("computers and electronics", "datamaskiner og elektronikk"),
    "27": ("electrical equipment", "elektrisk utstyr"),
    "28": ("machinery", "maskiner"),
    "29": ("motor vehicles", "motorvogner"),
    "30": ("ships and other vehicles", "skip og andre transportmidler"),
    "31": ("furniture", "møbler"),
    "32": ("other manufacturing", "annen industri"),
    "33": ("repair of machinery", "reparasjon av maskiner"),
    "35": ("electricity and heat", "elektrisitet og varme"),
    "36": ("water supply", "vannforsyning"),
    "37": ("sewerage", "avløp"),
    "38": ("waste and recycling", "avfall og gjenvinning"),
    "39": ("clean-up", "opprydding"),
    "41": ("buildings", "oppføring av bygninger"),
    "42": ("civil engineering", "anlegg"),
    "43": ("specialised construction", "spesialisert byggevirksomhet"),
    "45": ("motor trade", "handel med motorvogner"),
    "46": ("wholesale", "engroshandel"),
    "47": ("retail", "detaljhandel"),
    "49": ("land transport and pipelines", "landtransport og rør"),
    "50": ("shipping", "sjøfart"),
    "51": ("air transport", "luftfart"),
    "52": ("ports and logistics", "havner og logistikk"),
    "53": ("post", "post"),
    "55": ("accommodation", "overnatting"),
    "56": ("restaurants", "servering"),
    "58": ("publishing", "forlag"),
    "59": ("film and music", "film og musikk"),
    "60": ("broadcasting", "kringkasting"),
    "61": ("telecommunications", "telekommunikasjon"),
    "62": ("software", "programvare"),
    "63": ("information services", "informasjonstjenester"),
    "64": ("finance", "finans"),
    "65": ("insurance", "forsikring"),
    "66": ("services to finance", "tjenester til finans"),
    "68": ("real estate", "eiendom"),
    "69": ("law and accounting", "jus og regnskap"),
    "70": ("head offices and consultancy", "hovedkontor og rådgivning"),
    "71": ("architects and engineers", "arkitekter og ingeniører"),
    "72": ("research and development", "forskning og utvikling"),
    "73": ("advertising", "reklame"),
    "74": ("design and other professions", "design og andre fag"),
    "75": ("veterinary", "veterinærer"),
    "77": ("rental and leasing", "utleie og leasing"),
    "78": ("staffing", "bemanning"),
    "79": ("travel agencies", "reisebyrå"),
    "80": ("security", "vakthold"),
    "81": ("services to buildings", "eiendomsdrift"),
    "82": ("office services", "kontortjenester"),
    "84": ("public administration", "offentlig administrasjon"),
    "85": ("education", "undervisning"),
    "86": ("health", "helse"),
    "87": ("residential care", "omsorg i institusjon"),
    "88": ("social work", "sosiale tjenester"),
    "90": ("arts", "kunst"),
    "91": ("libraries and museums", "bibliotek og museum"),
    "92": ("gambling", "lotteri og spill"),
    "93": ("sports and recreation", "sport og fritid"),
    "94": ("membership organisations", "medlemsorganisasjoner"),
    "95": ("repair of goods", "reparasjon av varer"),
    "96": ("personal services", "personlige tjenester"),
}


def industry(code: str, language: Language) -> str:
    """The industry with its number; the code itself where it is no two-digit industry.

    >>> industry("26", "en"), industry("Fintech", "nb")
    ('26 computers and electronics', 'Fintech')
    """
    names = INDUSTRIES.get(code)
    return f"{code} {names[language == 'nb']}" if names else code
