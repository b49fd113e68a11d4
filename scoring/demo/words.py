"""Norwegian words for the names of firms and applications; all names made from them are invented."""

from __future__ import annotations

SURNAMES = (
    "Aas Amundsen Andersen Antonsen Arnesen Aune Bakke Bakken Berg Berge Berntsen Birkeland Brekke Bråten "
    "Bøe Dahl Danielsen Edvardsen Eide Ellingsen Engen Eriksen Evensen Fjeld Foss Fredriksen Gjerde "
    "Gulbrandsen Gundersen Haga Hagen Halvorsen Hansen Hauge Haugen Haugland Helland Henriksen Holm "
    "Holmen Hovland Isaksen Iversen Jakobsen Jensen Johansen Johnsen Jørgensen Karlsen Knudsen Knutsen "
    "Kristiansen Kvam Larsen Lie Lien Lunde Løken Martinsen Mathisen Mikkelsen Moe Moen Myhre Myklebust "
    "Næss Nilsen Nygård Olsen Paulsen Pedersen Pettersen Rasmussen Rønning Sande Sandvik Simonsen "
    "Sivertsen Solberg Solheim Solli Strand Strøm Svendsen Sæther Sørensen Thomassen Thorsen Tveit Vik "
    "Wold Ødegård Østby Åsen"
)
NATURE = (
    "Bjørk Brage Bre Brim Bølge Elv Fjord Flo Foss Furu Galdhø Granitt Gneis Havn Havørn Holme Jotun "
    "Kvarts Kvist Kyst Lofot Lyng Lys Midnattsol Nord Nordlys Odin Osp Polar Ravn Rim Sjø Skare Skjær Snø "
    "Sol Stjerne Storm Strand Sund Sør Tind Tor Vest Vidde Viking Vind Våg Ørn Øst Øy"
)
TRADES: dict[str, tuple[str, ...]] = {
    "03.1": ("Fiskeri", "Kystfiske", "Fiskebåtrederi"),
    "03.2": ("Havbruk", "Laks", "Smolt"),
    "08.1": ("Pukk", "Steinindustri", "Mineral"),
    "09.1": ("Subsea", "Boreservice", "Brønnservice"),
    "10.1": ("Kjøtt", "Slakteri", "Spekemat"),
    "10.2": ("Sjømat", "Fiskeindustri", "Tørrfisk"),
    "10.5": ("Meieri", "Ysteri", "Gardsost"),
    "13.9": ("Tekstil", "Ullvare", "Notbøteri"),
    "16.1": ("Sagbruk", "Trelast", "Høvleri"),
    "16.2": ("Trevare", "Byggelementer", "Massivtre"),
    "20.1": ("Prosess", "Kjemi", "Gass"),
    "20.4": ("Marin Olje", "Såpe", "Lipid"),
    "21.2": ("Farma", "Biomed", "Vaksine"),
    "24.4": ("Aluminium", "Smelteverk", "Metall"),
    "25.1": ("Stål", "Sveis", "Platearbeid"),
    "25.6": ("Maskinering", "Mekaniske", "Verktøy"),
    "26.1": ("Elektronikk", "Mikrosystem", "Kretskort"),
    "26.5": ("Sensor", "Måleteknikk", "Navigasjon"),
    "26.6": ("Medtek", "Bildediagnostikk", "Ultralyd"),
    "27.1": ("Elektro", "Tavle", "Kraftelektronikk"),
    "27.2": ("Batteri", "Energilager", "Celle"),
    "28.2": ("Løfteteknikk", "Robot", "Pumper"),
    "28.9": ("Maskin", "Vinsj", "Automasjon"),
    "30.1": ("Verft", "Skipsteknikk", "Båtbyggeri"),
    "31.0": ("Møbel", "Innredning", "Stolfabrikk"),
    "35.1": ("Kraft", "Energi", "Vindkraft"),
    "38.3": ("Gjenvinning", "Ombruk", "Retur"),
    "41.2": ("Bygg", "Entreprenør", "Tømrer"),
    "42.9": ("Anlegg", "Havn og Fjell", "Maskinentreprenør"),
    "50.2": ("Rederi", "Shipping", "Ferge"),
    "52.2": ("Logistikk", "Terminal", "Spedisjon"),
    "55.1": ("Hotell", "Fjordhotell", "Opplevelser"),
    "58.2": ("Spill", "Læring", "Interaktiv"),
    "59.1": ("Film", "Lyd og Bilde", "Media"),
    "62.0": ("Data", "Digital", "Systemutvikling"),
    "63.1": ("Datasenter", "Plattform", "Analyse"),
    "66.1": ("Finans", "Betaling", "Forsikring"),
    "71.1": ("Ingeniør", "Prosjektering", "Arkitekter"),
    "71.2": ("Lab", "Inspeksjon", "Prøving"),
    "72.1": ("Forskning", "Genomikk", "Havteknologi"),
    "74.1": ("Design", "Tjenestedesign", "Produktdesign"),
    "86.9": ("Helse", "Omsorg", "Fysioterapi"),
}
"""What firms of a sector (NACE) call themselves."""
