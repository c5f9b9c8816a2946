"""From first start to filed agreements in the real window, as a person would: keyboard and pointer.

usage: journey.py VEIVISER PICTURES; VEIVISER_CLI and VV_SIMULATE name the other programs."""
import datetime
import os
import pathlib
import random
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))

from journey_kit import Window  # noqa: E402  pylint: disable=wrong-import-position
from veiviser import Workspace, check, make_folder, run_tests  # noqa: E402  pylint: disable=wrong-import-position

PROGRAM, PICTURES = sys.argv[1:3]
ROOT = make_folder()
WORKSPACE = ROOT / "town.veiviser"
TODAY = datetime.date.today()
MENTORS = ["Anna Berg", "Bo Dahl", "Cecilie Eide"]
MENTEES = ["Dina Foss", "Emil Hagen", "Frida Lie", "Geir Moen"]
LABEL = ("label",)

WINDOW = Window([PROGRAM, str(WORKSPACE)], PICTURES)


def make_tables():
    """Two tables as an office has them; everything that is needed before matching is known."""
    today = TODAY.strftime("%d.%m.%Y")
    mentors = ["Name;Birth date;E-mail;Languages;Topics;Availability;Capacity;State;Training;CNF;Check"]
    mentees = ["Name;Birth date;E-mail;Languages;Topics;Availability;State;Consent"]
    for i, name in enumerate(MENTORS):
        mentors.append(f"{name};1{i}.02.1980;m{i}@example.org;Norwegian;Digital skills;Weekday evenings;2;available;"
                       f"{today};{today};{today}")
    for i, name in enumerate(MENTEES):
        mentees.append(f"{name};1{i}.03.2004;e{i}@example.org;Norwegian;Digital skills;Weekday evenings;consented;{today}")
    (ROOT / "mentors.csv").write_text("\n".join(mentors), encoding="utf-8")
    (ROOT / "mentees.csv").write_text("\n".join(mentees), encoding="utf-8")


def test_begin():
    """at the first start an organisation gives its name and chooses an own programme"""
    WINDOW.fill("Name of your organisation", "Havna")
    WINDOW.fill("Your own name", "Hanne Solberg")
    WINDOW.click("Start our own programme*", ("list item",))
    WINDOW.picture("first-start")
    WINDOW.click("Create and Plan")


def test_plan():
    """a new programme is planned, one page of the wizard after the other"""
    WINDOW.wait("What kind of programme?", LABEL)
    WINDOW.picture("kind")
    WINDOW.click("Continue")
    WINDOW.fill("Title", "Veien videre")
    WINDOW.click("Continue")
    WINDOW.fill("First session", TODAY.isoformat())
    WINDOW.fill("Planned end", (TODAY + datetime.timedelta(days=240)).isoformat())
    WINDOW.picture("when")
    WINDOW.click("Continue")
    WINDOW.click("Create the Programme")
    WINDOW.wait("Recruit mentors")
    WINDOW.picture("programme")


def bring_in(phase, title, table, people):
    """People from a table, chosen in the file dialog; they are seen on the page of their phase."""
    WINDOW.click(phase)
    WINDOW.wait(title, LABEL)
    WINDOW.click("Import…")
    WINDOW.click("Choose…")
    WINDOW.choose("Choose a List", table)
    WINDOW.wait(table.name)
    WINDOW.click("Continue")
    WINDOW.wait("*What stands in each column?", LABEL)
    WINDOW.picture("columns")
    WINDOW.click("Continue")
    WINDOW.wait(f"{len(people)} new people are ready to come in", LABEL)
    WINDOW.picture("check")
    WINDOW.click(f"Import {len(people)} People")
    for person in people:
        WINDOW.wait(person)
    WINDOW.picture("people")


def test_mentors():
    """mentors come in from a table"""
    make_tables()
    bring_in("Recruit mentors", "Applications", ROOT / "mentors.csv", MENTORS)


def test_mentees():
    """mentees come in from a table"""
    bring_in("Select mentees", "Mentees", ROOT / "mentees.csv", MENTEES)


def test_match():
    """a proposal is made, and its matches are locked with reasons"""
    WINDOW.click("Match")
    WINDOW.click("Propose Matches")
    WINDOW.wait("Confirm 2 Matches…")
    WINDOW.picture("proposal")
    WINDOW.click("Confirm 2 Matches…")
    WINDOW.wait("Why does each of them fit?", LABEL)
    WINDOW.click("Begin with What the Points Say")
    WINDOW.wait("Lock 2 Matches")
    WINDOW.picture("reasons")
    WINDOW.click("Lock 2 Matches")
    WINDOW.wait("On to the Agreements")
    WINDOW.picture("locked")


def test_agreements():
    """agreements are made for all and saved as one PDF"""
    WINDOW.click("On to the Agreements")
    WINDOW.click("Make 2 Agreements…")
    WINDOW.wait("Which paper, and for whom", LABEL)
    WINDOW.click("Continue")
    WINDOW.wait("Make 2 Agreements")
    WINDOW.picture("papers")
    WINDOW.click("Make 2 Agreements")
    WINDOW.wait("2 Papers Are Made", LABEL)
    WINDOW.picture("made")
    WINDOW.click("Save as PDF…")
    WINDOW.choose("Save", ROOT / "agreements.pdf")
    WINDOW.wait_until("the PDF is written", (ROOT / "agreements.pdf").exists)
    WINDOW.click("Done")
    WINDOW.wait("2 printed, not back", LABEL)
    WINDOW.picture("out")


def scan(pdf, pile):
    """The printed pages as a scanner gives them: shuffled, every other one upside down, all askew. How many."""
    subprocess.run(["pdftoppm", "-r", "200", "-gray", pdf, ROOT / "page"], check=True)
    pages = sorted(ROOT.glob("page-*.pgm"))
    unwritten = ROOT / "unwritten.json"
    unwritten.write_text('{"pages": [{"page": 1, "fields": []}]}', encoding="utf-8")
    scans = []
    for number, page in enumerate(pages):
        scans.append(page.with_suffix(".pdf"))
        subprocess.run([os.environ["VV_SIMULATE"], "--geometry", unwritten, "--pdf-page-png", page, "--out", scans[-1], "--severity", "mild",
                        "--grey", "--rotate", str(180 * (number % 2)), "--seed", str(number)], check=True)
    random.Random(1).shuffle(scans)
    subprocess.run(["qpdf", "--empty", "--pages", *scans, "--", pile], check=True)
    return len(pages)


def test_scans():
    """the printed pages come back from the scanner, and every one finds its place"""
    count = scan(ROOT / "agreements.pdf", ROOT / "pile.pdf")
    check(count == 6, f"two agreements have {count} pages")
    WINDOW.click("Import Scans…")
    WINDOW.choose("Import Scans", ROOT / "pile.pdf")
    WINDOW.wait(f"{count} pages, all at home", LABEL, patience=120)
    WINDOW.picture("filed")


def test_end():
    """the program ends by its key and complained about nothing"""
    WINDOW.press("ctrl+q")
    status, complaints = WINDOW.end()
    check(status == 0, f"it ended with {status}")
    check(not complaints, "".join(complaints))


def test_stored():
    """what was done in the window is stored: people, locked matches, agreements with all pages, unsigned"""
    workspace = Workspace(WORKSPACE)
    check(workspace.json("workspace", "check") == {"problems": []}, "problems found")
    programmes = workspace.json("programme", "list")["programmes"]
    check([p["title"] for p in programmes] == ["Veien videre"], f"{programmes}")
    programme = programmes[0]["id"]
    for role, names in (("mentor", MENTORS), ("mentee", MENTEES)):
        people = workspace.json("people", "list", "--programme", programme, "--role", role)["people"]
        check(sorted(p["name"] for p in people) == names, f"{people}")
    matches = workspace.json("programme", "show", programme)["matches"]
    check([m["state"] for m in matches] == ["locked", "locked"], f"{matches}")
    check(sum(len(m["mentees"]) for m in matches) == len(MENTEES), f"{matches}")
    agreements = workspace.json("document", "list", "--programme", programme)["documents"]
    check({d["match"] for d in agreements} == {m["id"] for m in matches}, f"{agreements}")
    for agreement in agreements:
        check(agreement["form"] == "AGR" and agreement["received"] == [1, 2, 3], f"{agreement}")
        check(agreement["state"] == "incomplete" and agreement["unsigned"], f"nobody signed it: {agreement}")
    pages = workspace.json("scan", "list")["pages"]
    check(len(pages) == 6 and {p["state"] for p in pages} == {"filed"}, f"{pages}")
    check(not any(r["signed"] for p in pages for r in p["readings"] if "signed" in r), "a signature where none is")


try:
    run_tests(test_begin, test_plan, test_mentors, test_mentees, test_match, test_agreements, test_scans, test_end, test_stored)
finally:
    WINDOW.stop()
