"""One programme of 40 mentors and 100 mentees from import to certificate, by the command line alone.

Every form that leaves is rasterised, written on, skewed, shuffled and imported again; the state of every document is
compared with what was written."""
import concurrent.futures
import datetime
import json
import os
import pathlib
import random
import subprocess

from veiviser import Workspace, check, make_folder, run_tests

ROOT = make_folder()
WS = Workspace(ROOT / "town.veiviser")
SIMULATE = os.environ["VV_SIMULATE"]
RANDOM = random.Random(20260901)
# Under a sanitizer everything is ten times slower: the same steps with fewer people.
SMALL = bool(os.environ.get("VV_FEW_PEOPLE"))
MENTORS, MENTEES, ASKED = (8, 20, 6) if SMALL else (40, 100, 12)
TODAY = datetime.date.today()
START = TODAY
END = TODAY + datetime.timedelta(days=240)

TOPICS = ["Finding out what I want", "Job search, CV and interviews", "Choosing education or training", "Digital skills",
          "Language practice", "Networks and contacts"]
TIMES = ["Weekdays, daytime", "Weekday evenings", "Weekends"]
GIVEN = ["Åse", "Bjørn", "Cecilie", "Dag", "Eirin", "Frøydis", "Gro", "Håvard", "Idunn", "Jørn", "Kåre", "Liv", "Marte", "Nils", "Oda", "Pål",
         "Ragna", "Sølve", "Tuva", "Ulrik"]
FAMILY = ["Aasen", "Bråten", "Dahl", "Eide", "Foss", "Grønli", "Hægstad", "Lien", "Moen", "Næss", "Ødegård", "Røed", "Sæther", "Vågen"]

KNOWN = {"documents": {}}  # document id → what was written on it


def make_table(name, count, extra):
    """A semicolon table as a Norwegian office has it."""
    lines = ["Name;Date of birth;E-mail;Telephone;Languages;Topics;Availability;Meeting;Form" + extra[0]]
    for i in range(count):
        born = datetime.date(1970 if "mentor" in name else 2003, 1 + i % 12, 1 + i % 28)
        topics = ", ".join(RANDOM.sample([t for t in TOPICS if "," not in t], 2))
        lines.append(";".join([f"{GIVEN[i % 20]} {FAMILY[(i * 5 + i // 20) % 14]} {chr(65 + i // 14)}", born.strftime("%d.%m.%Y"),
                               f"{name}{i}@example.org", f"400 {i:05d}", RANDOM.choice(["Norwegian", "Norwegian, English"]), topics,
                               RANDOM.choice(["Weekday evenings", "Weekends, Weekday evenings"]), "Any of these", "Either"]
                              + ([str(2 + i % 3)] if extra[1] else [])))
    path = ROOT / f"{name}.csv"
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return path


def test_prepare():
    """a programme is planned and its people come in"""
    WS.run("workspace", "create", "--organisation", "Havna ungdomshus", "--country", "NO", "--language", "nb", "--coordinator",
           "Hanne Solberg")
    KNOWN["p"] = WS.json("programme", "create", "--title", "Veien videre", "--template", "social", "--start", START, "--end", END,
                         "--form", "both", "--mode", "blended", "--group-max", "4", "--place", "Havna, rom 2")["id"]
    mentors = WS.json("people", "import", "--programme", KNOWN["p"], "--role", "mentor",
                      make_table("mentor", MENTORS, (";Capacity", True)))
    mentees = WS.json("people", "import", "--programme", KNOWN["p"], "--role", "mentee",
                      make_table("mentee", MENTEES, ("", False)))
    check(mentors["imported"] == MENTORS and mentees["imported"] == MENTEES, f"{mentors} {mentees}")


def people(role):
    """Ids of everyone in a role."""
    return [p["id"] for p in WS.json("people", "list", "--programme", KNOWN["p"], "--role", role)["people"]]


def test_ready():
    """mentors become available and mentees consent, and not before what is needed is there"""
    mentor, mentee = people("mentor")[0], people("mentee")[0]
    WS.refuse("people", "set-state", mentor, "available", "--programme", KNOWN["p"], "--role", "mentor")
    WS.refuse("people", "set-state", mentee, "consented", "--programme", KNOWN["p"], "--role", "mentee")
    for person in people("mentor"):
        WS.run("people", "set-state", person, "contracted", "--programme", KNOWN["p"], "--role", "mentor", "--reason", "Known to us")
    WS.run("training", "plan", "--programme", KNOWN["p"], "--date", TODAY - datetime.timedelta(days=7), "--place", "Havna")
    WS.run("training", "record", "--programme", KNOWN["p"], "--date", TODAY - datetime.timedelta(days=7), "--cnf", "--check-shown")
    states = {p["state"] for p in WS.json("people", "list", "--programme", KNOWN["p"], "--role", "mentor")["people"]}
    check(states == {"available"}, f"mentors after training: {states}")


def rasterise(pdf, pages):
    """The pages of a PDF as grey PGM files at 200 dpi."""
    base = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-r", "200", "-gray", str(pdf), str(base)], check=True)
    found = sorted(base.parent.glob(base.name + "-*.pgm"))
    check(len(found) == pages, f"{pdf.name} has {len(found)} pages, not {pages}")
    return found


def scan(job):
    """One page written on and scanned; a path."""
    picture, geometry, page, marks, seed, ending = job
    out = picture.with_name(f"scan-{picture.stem}.{ending}")
    subprocess.run([SIMULATE, "--geometry", geometry, "--page", str(page), "--pdf-page-png", picture, "--marks", marks, "--out", out, "--dpi",
                    "200", "--severity", "mild", "--grey", "--rotate", str(RANDOM_ROTATION[seed % 4]), "--seed", str(seed)], check=True)
    picture.unlink()
    return out


RANDOM_ROTATION = [0, 180, 0, 180]


def issue(form, *subject):
    """Issues a form; its id and the pages as PNG with the geometry."""
    out = ROOT / f"{form}-{len(KNOWN['documents'])}.pdf"
    geometry = out.with_suffix(".json")
    made = WS.json("form", "issue", form, "--programme", KNOWN["p"], *subject, "--output", out, "--geometry", geometry)
    KNOWN["documents"][made["document"]] = {"form": form}
    return made, out, geometry


def issue_all(form):
    """Issues a form for everyone: documents with their subjects, as issue() gives them."""
    folder = ROOT / f"all-{form}"
    made = WS.json("form", "issue", form, "--programme", KNOWN["p"], "--all", "--output", folder, "--geometry", folder)["documents"]
    for document in made:
        KNOWN["documents"][document["document"]] = {"form": form}
    return [(d, folder / f"{form}-{d['document']}.pdf", folder / f"{form}-{d['document']}.json") for d in made]


def scan_all(issued):
    """Writes on, scans and shuffles the pages of (made, pdf, geometry, marks)."""
    jobs = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        pictures = list(pool.map(lambda one: rasterise(one[1], one[0]["pages"]), issued))
        for (_, pdf, geometry, marks), pages in zip(issued, pictures):
            marks_file = pdf.with_suffix(".marks")
            marks_file.write_text(json.dumps(marks))
            for page, picture in enumerate(pages, 1):
                jobs.append((picture, geometry, page, marks_file, len(jobs), ["pdf", "tiff", "jpg", "png"][len(jobs) % 4]))
        scans = list(pool.map(scan, jobs))
    RANDOM.shuffle(scans)
    return scans


def fields(geometry):
    """All fields of a geometry file."""
    return [f for page in json.loads(pathlib.Path(geometry).read_text())["pages"] for f in page["fields"]]


def compare(report, truth):
    """Every reading against what was written; certain ones must be right."""
    wrong, doubtful, read = [], 0, 0
    for page in report["pages"]:
        check(page["state"] in ("filed", "review"), f"{page['file']}: {page['state']} {page['message']}")
        marks = truth[page["document"]]
        for reading in page["readings"]:
            field = reading["field"]
            if reading["state"] == "review":
                doubtful += 1
                wrong.append(f"{field} of {page['file']} left to a person: {reading}")
                continue
            read += 1
            if "signed" in reading:
                good = reading["signed"] == (marks.get(field) == "sign")
            elif "values" in reading:
                good = sorted(reading["values"]) == sorted(marks.get(field, []))
            else:
                good = reading.get("value") == marks.get(field)
            if not good:
                wrong.append(f"{field} of {page['file']}: read {reading}, written {marks.get(field)}")
    check(read > 0 and not wrong, f"{len(wrong)} of {read + doubtful}: " + "; ".join(wrong[:5]))


def test_consents():
    """a consent comes back on paper, files itself and makes the mentee ready"""
    issued = []
    for person in people("mentee")[:6]:
        WS.run("people", "set-state", person, "accepted", "--programme", KNOWN["p"], "--role", "mentee", "--reason", "Fits")
        made, pdf, geometry = issue("PRV", "--person", person)
        marks = {f["id"]: "sign" if f["type"] == "signature" else "1" for f in fields(geometry) if f["type"] in ("signature", "choice")}
        issued.append((made, pdf, geometry, marks))
    report = WS.json("scan", "import", *scan_all(issued))
    compare(report, {made["document"]: marks for made, _, _, marks in issued})
    check({d["state"] for d in report["documents"]} == {"complete"}, f"{report['documents']}")
    for person in people("mentee")[:6]:
        WS.run("people", "set-state", person, "consented", "--programme", KNOWN["p"], "--role", "mentee")


def test_match():
    """everyone is matched at once, the same after another import, and the coordinator's pin is kept"""
    for person in people("mentee")[6:]:
        WS.run("people", "set-state", person, "consented", "--programme", KNOWN["p"], "--role", "mentee", "--reason",
               "Consent given on paper, filed in the office")
    proposal = WS.json("match", "propose", "--programme", KNOWN["p"])
    again = WS.json("match", "propose", "--programme", KNOWN["p"])
    check(proposal["matches"] == again["matches"], "two proposals differ")
    placed = sum(len(m["mentees"]) for m in proposal["matches"])
    check(placed + len(proposal["unmatched"]) == MENTEES and placed >= .95 * MENTEES, f"{placed} of {MENTEES} placed")
    check(all(len(m["mentees"]) <= 4 for m in proposal["matches"]), "a group of more than four")
    check(all(m["reasons"] and 0 <= m["score"] <= 100 for m in proposal["matches"]), "a pair without reasons")
    first, other = proposal["matches"][0], proposal["matches"][1]
    WS.run("match", "pin", "--programme", KNOWN["p"], "--mentor", first["mentor"], "--mentee", other["mentees"][0])
    pinned = WS.json("match", "propose", "--programme", KNOWN["p"])
    check(any(m["mentor"] == first["mentor"] and other["mentees"][0] in m["mentees"] for m in pinned["matches"]), "the pin was lost")
    accepted = WS.json("match", "accept", pinned["id"])["matches"]
    WS.refuse("match", "lock", accepted[0], status=2)
    for match in accepted:
        WS.run("match", "lock", match, "--reason", "They share topics and evenings.")
    shown = WS.json("programme", "show", KNOWN["p"])["matches"]
    KNOWN["matches"] = shown
    check({m["state"] for m in shown} == {"locked"} and len(shown) == len(accepted), f"{shown[:2]}")


def test_agreements():
    """an agreement for every match goes out, comes back shuffled and skewed, and is filed"""
    issued, truth = [], {}
    sizes = {match["id"]: len(match["mentees"]) for match in KNOWN["matches"]}
    for made, pdf, geometry in issue_all("AGR"):
        size = sizes.pop(made["match"])
        marks = {f["id"]: "sign" for f in fields(geometry) if f["type"] == "signature"}
        check(len(marks) == size + 2, f"{len(marks)} signatures for {size} mentees")
        issued.append((made, pdf, geometry, marks))
        truth[made["document"]] = marks
    check(not sizes, f"no agreement for {sizes}")
    unsigned = issued[0]
    left_out = sorted(f for f in unsigned[3] if f.startswith("AGR-40"))[-1]  # the last of the group, not the first
    del unsigned[3][left_out]
    scans = scan_all(issued)
    missing = next(s for s in scans if s.name.startswith(f"scan-{issued[1][1].stem}-2."))
    scans.remove(missing)
    report = WS.json("scan", "import", *scans)
    compare(report, truth)
    states = {d["document"]: d for d in report["documents"]}
    check(len(states) == len(issued), f"{len(states)} documents of {len(issued)}")
    check(states[unsigned[0]["document"]]["unsigned"] == [left_out], f"{states[unsigned[0]['document']]}")
    check(states[issued[1][0]["document"]]["missing"] == [2], f"{states[issued[1][0]['document']]}")
    rest = [states[made["document"]]["state"] for made, *_ in issued[2:]]
    check(set(rest) == {"complete"}, f"{rest}")
    check(any("2" in t["title"] + (t["detail"] or "") for t in WS.json("today")["matters"] if t["kind"] == "missing_page"),
          "Today does not name the missing page")
    late = WS.json("scan", "import", missing, scans[0])
    check([p["state"] for p in late["pages"]] == ["filed", "duplicate"], f"{late['pages']}")
    check(WS.json("document", "show", issued[1][0]["document"])["state"] == "complete", "the missing page did not complete it")
    WS.run("document", "export", issued[1][0]["document"], ROOT / "agreement.pdf")
    check(int(subprocess.run(["qpdf", "--show-npages", ROOT / "agreement.pdf"], capture_output=True, check=True).stdout) == 3,
          "the exported original has other pages")


def test_sessions():
    """sessions are planned, held, moved with and without notice, and written about"""
    match = KNOWN["matches"][0]
    planned = WS.json("session", "plan", "--match", match["id"], "--start", START, "--time", "16:00", "--place", "Havna")["sessions"]
    check(len(planned) >= 6 and planned[0]["kind"] == "first" and planned[-1]["kind"] == "final", f"{planned}")
    WS.run("session", "record", planned[0]["id"], "--held")
    WS.run("session", "record", planned[0]["id"], "--writer", match["mentees"][0], "--talked", "Goals", "--useful", "The list", "--tasks",
           "Call the school", "--next", "In two weeks", "--comment", "A good start")
    day = datetime.date.fromisoformat(planned[1]["date"])
    WS.run("session", "record", planned[1]["id"], "--moved-to", day + datetime.timedelta(days=7), "--by", "mentor", "--notice",
           day - datetime.timedelta(days=1), "--reason", "Ill")
    sessions = WS.json("session", "list", "--match", match["id"])["sessions"]
    moved = next(s for s in sessions if s["id"] == planned[1]["id"])
    check(moved["state"] == "moved" and moved["late_notice"], f"{moved}")
    WS.run("session", "ics", "--match", match["id"], ROOT / "sessions.ics")
    check((ROOT / "sessions.ics").read_bytes().count(b"BEGIN:VEVENT") >= 6, "calendar lacks sessions")
    made, pdf, geometry = issue("ATT", "--match", match["id"])
    marks = {f["id"]: "sign" for f in fields(geometry) if f["type"] == "signature" and f["id"] != "ATT-08.c4.r9"}
    expected = {f"ATT-08.c4.r{n}" for n in range(1, len(match["mentees"]) + 2)} | {"ATT-12"}
    marks = {k: v for k, v in marks.items() if k in expected}
    report = WS.json("scan", "import", *scan_all([(made, pdf, geometry, marks)]))
    check([d["state"] for d in report["documents"]] == ["complete"], f"{report['documents']}")


def test_questionnaires():
    """initial questionnaires come back on paper, final ones are typed, and then and now are compared"""
    answers, issued = {}, []
    for person in people("mentee")[:ASKED]:
        made, pdf, geometry = issue("IMQ", "--person", person)
        marks = {f"IMQ-{n:02d}": str(RANDOM.randint(4, 8)) for n in range(5, 12)}
        marks["IMQ-12"] = [str(n) for n in sorted(RANDOM.sample(range(1, 10), 3))]
        marks["IMQ-19"] = "4"
        marks["IMQ-20"] = "2"
        answers[person] = marks
        issued.append((made, pdf, geometry, marks))
    report = WS.json("scan", "import", *scan_all(issued))
    compare(report, {made["document"]: marks for made, _, _, marks in issued})
    check({d["state"] for d in report["documents"]} == {"complete"}, f"{report['documents']}")
    finals = {}
    for person in answers:
        made = WS.json("form", "issue", "FMQ", "--programme", KNOWN["p"], "--person", person, "--output", ROOT / "fmq.pdf")
        values = {f"FMQ-{n:02d}": str(RANDOM.randint(6, 10)) for n in range(5, 12)}
        finals[person] = values
        (ROOT / "values.json").write_text(json.dumps(values))
        WS.run("form", "fill", made["document"], ROOT / "values.json")
    items = WS.json("evaluate", "show", "--programme", KNOWN["p"])["items"]
    for number, item in zip(range(5, 12), items):
        pairs = [(int(answers[x][f"IMQ-{number:02d}"]), int(finals[x][f"FMQ-{number:02d}"])) for x in answers]
        differences = [b - a for a, b in pairs]
        mean = sum(differences) / len(differences)
        spread = (sum((d - mean) ** 2 for d in differences) / (len(differences) - 1)) ** 0.5
        check(item["n"] == ASKED and item["missing"] == MENTEES - ASKED, f"{item}")
        check(abs(item["difference_mean"] - mean) < 1e-9 and abs(item["difference_sd"] - spread) < 1e-9, f"{item} {mean} {spread}")
    for ending in ("pdf", "xlsx"):
        WS.run("evaluate", "report", "--programme", KNOWN["p"], "--output", ROOT / f"report.{ending}")
    text = subprocess.run(["pdftotext", ROOT / "report.pdf", "-"], capture_output=True, text=True, check=True).stdout
    check("Aasen" not in text and str(ASKED) in text, "the report names somebody, or no n")


def test_certificate():
    """a mentor's attest is issued, entered and withdrawn"""
    mentor = KNOWN["matches"][0]["mentor"]
    (ROOT / "personal.txt").write_text("Møtte alltid forberedt.")
    words = ("certificate", "issue", "--mentor", mentor, "--language", "nb", "--output", ROOT / "attest.pdf", "--personal",
             ROOT / "personal.txt")
    WS.refuse(*words)
    made = WS.json(*words, "--certain")
    text = subprocess.run(["pdftotext", ROOT / "attest.pdf", "-"], capture_output=True, text=True, check=True).stdout
    check("Møtte alltid forberedt." in text and "Attest" in text, text[:200])
    WS.run("certificate", "revoke", made["id"], "--reason", "Name misspelt")
    register = WS.json("certificate", "list")["certificates"]
    check(len(register) == 1 and register[0]["revoked_on"] == TODAY.isoformat(), f"{register}")


def test_whole():
    """the workspace holds together at the end"""
    check(WS.json("workspace", "check") == {"problems": []}, "problems found")
    documents = WS.json("document", "list", "--programme", KNOWN["p"])["documents"]
    states = {}
    for document in documents:
        states.setdefault(document["form"], []).append(document["state"])
    check(sorted(set(states["PRV"])) == ["complete"] and sorted(set(states["IMQ"])) == ["complete"], f"{states}")
    check(states["AGR"].count("complete") == len(KNOWN["matches"]) - 1 and states["AGR"].count("incomplete") == 1, f"{states['AGR']}")


run_tests(test_prepare, test_ready, test_consents, test_match, test_agreements, test_sessions, test_questionnaires, test_certificate,
          test_whole)
