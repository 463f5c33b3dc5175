"""Through which tiers figures go up from a unit (3.2.5/4, 4.3/5 to 4.3/8), by the code of its division in 2011.

A second opinion like `complaint`. A division's code has two digits each for province, prefecture and county.
"""

# Beijing, Tianjin, Shanghai, Chongqing: their districts and counties report to the municipality.
MUNICIPALITIES = ("11", "12", "31", "50")
# Dongguan, Zhongshan, Jiayuguan and, until 2014, Sanya have no counties: the city stands where a county stands.
WITHOUT_COUNTIES = ("441900", "442000", "460200", "620200")


def way_up(unit):
    """The tiers, each with its unit, from the unit itself to the nation."""
    division, *below = unit.split("-")
    province, prefecture, county = division[:2], division[2:4], division[4:]
    way = []
    if len(below) == 2:
        way.append(("station", unit))
    if below:
        way.append(("office", "-".join([division, below[0]])))
    # Counties with 90 for a prefecture are the province's own.
    own = province in MUNICIPALITIES or prefecture == "90" or division in WITHOUT_COUNTIES
    if county != "00" or division in WITHOUT_COUNTIES:
        way.append(("county", division))
        if not own:
            way.append(("prefecture", f"{division[:4]}00"))
    elif prefecture != "00":
        way.append(("prefecture", division))
    return [*way, ("province", f"{province}0000"), ("nation", "nation")]
