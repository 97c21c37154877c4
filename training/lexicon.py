"""Weapons, vehicles and treaties: class terms ("barrel bombs") and designations ("AK-47"), rare in the gold sets.

The lists label training texts only; the model generalises from them, no program looks words up here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .names import Span
from .text import Word

WEAPONS = set(
    "bomb bombs missile missiles rocket rockets grenade grenades mortar mortars rifle rifles pistol pistols handgun "
    "handguns revolver revolvers shotgun shotguns gun guns firearm firearms landmine landmines warhead warheads "
    "munition munitions ammunition explosive explosives artillery howitzer howitzers torpedo torpedoes weapon weapons "
    "weaponry ied ieds vbied vbieds dynamite shell shells kalashnikov kalashnikovs machete machetes napalm".split()
)
VEHICLES = set(
    "tank tanks helicopter helicopters aircraft warplane warplanes airplane airplanes warship warships frigate "
    "frigates destroyer destroyers submarine submarines drone drones uav uavs bomber bombers gunship gunships "
    "bulldozer bulldozers excavator excavators truck trucks vehicle vehicles motorcycle motorcycles bus buses "
    "tanker tankers lorry lorries ambulance ambulances jeep jeeps minibus boat boats ship ships".split()
)
AMBIGUOUS = {"shell", "shells", "tank", "tanks", "mortar", "mortars", "bomber", "bombers", "rocket", "rockets"}
"""Left open unless a modifier of the list stands before."""

MODIFIERS = set(
    "barrel car suicide roadside truck petrol cluster nuclear atomic hydrogen chemical biological ballistic cruise "
    "guided anti-tank antitank anti-aircraft antiaircraft anti-personnel antipersonnel surface-to-air air-to-air hand "
    "smoke machine assault sniper hunting automatic semi-automatic submachine improvised explosive heavy light small "
    "military armoured armored attack fighter remotely piloted unmanned aerial utility tactical pickup fire police "
    "cargo patrol fishing oil fuel battle army rocket-propelled propelled long-range short-range medium-range scud "
    "mortar artillery tank rocket stealth reconnaissance transport passenger container".split()
)
WEAPON_NAMES = re.compile(
    r"(?i)^(ak|rpg|m)-?(47|74|7|16|4|60)s?$|kalashnikov|scud|patriot|tomahawk|javelin|stinger|hellfire|katyusha|qassam|"
    r"brimstone|grad|iskander|trident|minuteman|taepodong|hwasong|shahab|exocet|glock|uzi|himars|s-[34]00"
)
VEHICLE_NAMES = re.compile(
    r"(?i)^(f|mig|su|t|b|c|kc|uh|ah|ch|mq|rq|tu|an|mi)-\d+\w*$|abrams|humvee|black ?hawk|apache|chinook|predator|reaper|"
    r"^boeing 7|^airbus a\d|\buss\b|\bhms\b|typhoon|tornado|merkava|leopard|globemaster|hercules"
)


TREATY_WORDS = set("Treaty Treaties Agreement Accord Accords Convention Conventions Protocol Pact Charter Act Law "
                   "Constitution Resolution Declaration Memorandum Compact".split())  # fmt: skip
STRONG_TREATY_WORDS = {"Treaty", "Accord", "Accords", "Protocol", "Pact"}
LINKS = {"of", "on", "the", "and", "for", "-"}
ORGANIZATIONS = set("isil isis daesh da’esh da'esh hamas hezbollah hizbollah al-qaida al-qaeda taliban".split())


def treaties(words: Sequence[Word]) -> list[Span]:
    """Capitalised runs around a word like Treaty or Accords."""
    found: list[Span] = []
    for position, word in enumerate(words):
        if word.form not in STRONG_TREATY_WORDS or (found and found[-1].end > position):
            continue
        start, end = position, position + 1
        while start and words[start].gap < 2 and (words[start - 1].form[:1].isupper() or words[start - 1].form == "-"):
            start -= 1
        while start < position and words[start].form in ("The", "A", "This", "That", "In", "Under", "-"):
            start += 1
        ahead = end
        while ahead < len(words) and words[ahead].gap < 2 and (
            words[ahead].form[:1].isupper() or words[ahead].form in LINKS
        ):
            ahead += 1
            end = ahead if words[ahead - 1].form not in LINKS else end
        if end - start > 1:
            found.append(Span(start, end, "treaty"))
    return found


def class_terms(words: Sequence[Word]) -> list[Span]:
    """Lower-case terms for kinds of weapons and vehicles, with the modifiers that make them one."""
    found: list[Span] = []
    for position, word in enumerate(words):
        form = word.form.lower()
        kind = "weapon" if form in WEAPONS else "vehicle" if form in VEHICLES else None
        if kind is None or word.upos not in (None, "NOUN", "PROPN"):
            continue
        start = position
        while start and words[start - 1].form.lower() in MODIFIERS | {"-"} and words[start].gap != 3:
            start -= 1
        while words[start].form == "-":
            start += 1
        unsure = form in AMBIGUOUS and start == position
        if found and found[-1].end > start:
            found.pop()
        found.append(Span(start, position + 1, None if unsure else kind))
    return found


def designation(span: Span, words: Sequence[Word]) -> Span:
    """Corrects the type of a silver name by what it says."""
    name = " ".join(word.form for word in words[span.start : span.end]).replace(" - ", "-")
    if name.lower() in ORGANIZATIONS:
        return Span(span.start, span.end, "organization")
    if span.kind == "treaty" and not TREATY_WORDS & set(name.split()):
        return Span(span.start, span.end, None)
    if span.kind == "product" and WEAPON_NAMES.search(name):
        return Span(span.start, span.end, "weapon")
    if VEHICLE_NAMES.search(name) and span.kind == "product":
        return Span(span.start, span.end, "vehicle")
    return span
