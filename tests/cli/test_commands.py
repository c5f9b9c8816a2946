"""Commands one by one: what they print, and how they refuse."""
import json
import subprocess

from veiviser import CLI, Workspace, check, make_folder, run_tests

ROOT = make_folder()
WS = Workspace(ROOT / "test.veiviser")
KNOWN = {}


def write(name, text, encoding="utf-8"):
    """A file beside the workspace."""
    path = ROOT / name
    path.write_bytes(text.encode(encoding))
    return path


def test_usage():
    """wrong usage ends with 2 and a sentence"""
    for words in ([], ["nonsense"], ["people", "list", "--nonsense"], ["people", "show"], ["people", "show", "X"],
                  ["programme", "create", "--title", "T", "--template", "social", "--start", "2026-02-31", "--end", "2026-09-01"]):
        WS.refuse(*words, status=2)
    help_text = WS.run("--help").stdout
    check("scan import" in help_text, "help lists no scan import")
    check(WS.run("--version").stdout.startswith("veiviser-cli "), "no version")


def test_create():
    """a workspace is made once and refused the second time"""
    made = WS.json("workspace", "create", "--organisation", "Nowa Kładka", "--country", "PL", "--language", "pl")
    check(set(made) == {"id"}, f"create printed {made}")
    message = WS.refuse("workspace", "create", "--organisation", "Another")
    check("test.veiviser" in message, message)
    check(WS.json("workspace", "check") == {"problems": []}, "a new workspace is not clean")


def test_not_there():
    """a workspace that is not there, or is something else, is named"""
    check("gone" in Workspace(ROOT / "gone.veiviser").refuse("people", "list"), "the file is not named")
    other = write("other.veiviser", "this is no workspace" * 100)
    Workspace(other).refuse("people", "list")
    check(other.read_text().startswith("this is no workspace"), "a foreign file was touched")


def test_programme():
    """a programme is planned from a template and listed"""
    made = WS.json("programme", "create", "--title", "Na własny rachunek", "--template", "social", "--start", "2027-03-08", "--end",
                   "2027-11-30", "--form", "both", "--mode", "blended", "--group-max", "4", "--language", "pl")
    KNOWN["programme"] = made["id"]
    check([p["title"] for p in WS.json("programme", "list")["programmes"]] == ["Na własny rachunek"], "not listed")
    WS.refuse("programme", "create", "--title", "Six", "--template", "social", "--start", "2027-03-08", "--end", "2027-11-30",
              "--group-max", "6")
    WS.refuse("programme", "create", "--title", "Back", "--template", "social", "--start", "2027-03-08", "--end", "2027-01-30")
    plan = WS.json("programme", "plan", KNOWN["programme"], "--ics", ROOT / "plan.ics", "--pdf", ROOT / "plan.pdf")
    check(len(plan["steps"]) >= 10, f"only {len(plan['steps'])} steps")
    check((ROOT / "plan.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n"), "no calendar")
    check((ROOT / "plan.pdf").read_bytes().startswith(b"%PDF-"), "no PDF")


def test_import_refuses_whole():
    """one broken cell keeps every row out, and is named by line and column"""
    table = write("mentors.csv", "Imię i nazwisko;Data urodzenia;E-mail;Języki\n"
                                 "Kinga Wójcik;12.03.1985;kinga@example.org;polski\n"
                                 "Łucja Głąb;31.02.1990;lucja@example.org;polski\n", "cp1250")
    message = WS.refuse("people", "import", "--programme", KNOWN["programme"], "--role", "mentor", table)
    check("3" in message and "Data urodzenia" in message and "31.02.1990" in message, message)
    check(WS.json("people", "list", "--role", "mentor")["people"] == [], "rows came in all the same")


def test_import():
    """people come in, once"""
    table = write("mentors.csv", "Imię i nazwisko;Data urodzenia;E-mail;Języki\n"
                                 "Kinga Wójcik;12.03.1985;kinga@example.org;polski\n"
                                 "Łucja Głąb;28.02.1990;lucja@example.org;polski, angielski\n", "cp1250")
    words = ("people", "import", "--programme", KNOWN["programme"], "--role", "mentor", table)
    dry = WS.json(*words, "--dry-run")
    check(dry["imported"] == 2, f"dry run: {dry}")
    check(WS.json("people", "list", "--role", "mentor")["people"] == [], "the dry run stored people")
    done = WS.json(*words)
    check(done["imported"] == 2 and done["updated"] == 0 and done["skipped"] == [], f"{done}")
    check(done["mapping"]["Data urodzenia"] == "birth_date", f"{done['mapping']}")
    again = WS.json(*words)
    check(again["imported"] == 0, f"doubled: {again}")
    people = WS.json("people", "list", "--programme", KNOWN["programme"], "--role", "mentor")["people"]
    check(sorted(p["name"] for p in people) == ["Kinga Wójcik", "Łucja Głąb"], f"{people}")
    check({p["state"] for p in people} == {"applied"}, f"{people}")


def test_forms():
    """forms are listed, described and printed empty without a record"""
    forms = WS.json("form", "list")["forms"]
    check(len(forms) == 24, f"{len(forms)} forms")
    for language in ("nb", "fi", "pl", "en"):
        out = ROOT / f"agr-{language}.pdf"
        made = WS.json("form", "blank", "AGR", "--language", language, "--output", out, "--geometry", ROOT / "g.json")
        check(made["document"] is None and made["form"] == "AGR", f"{made}")
        check(out.read_bytes().startswith(b"%PDF-"), "no PDF")
        geometry = json.loads((ROOT / "g.json").read_text())
        check(geometry["document"] is None and len(geometry["pages"]) == made["pages"], "geometry does not fit")
        subprocess.run(["qpdf", "--check", out], check=True, capture_output=True)
    check(WS.json("document", "list")["documents"] == [], "a blank was recorded")
    WS.refuse("form", "blank", "XYZ", "--output", ROOT / "x.pdf")
    WS.refuse("form", "blank", "AGR", "--language", "sv", "--output", ROOT / "x.pdf", status=2)


def test_full_disk():
    """what cannot be written leaves nothing behind"""
    WS.refuse("form", "blank", "AGR", "--output", "/dev/full")
    person = WS.json("people", "list")["people"][0]["id"]
    WS.refuse("form", "issue", "CNF", "--programme", KNOWN["programme"], "--person", person, "--output", "/dev/full")
    WS.refuse("form", "issue", "CNF", "--programme", KNOWN["programme"], "--person", person, "--output", ROOT / "no" / "x.pdf")
    WS.refuse("form", "issue", "CNF", "--programme", KNOWN["programme"], "--person", person, "--output", ROOT / "half.pdf", "--geometry",
              ROOT / "no" / "half.json")
    check(not (ROOT / "half.pdf").exists(), "a file was left of a document that was not made")
    WS.refuse("form", "issue", "CNF", "--programme", KNOWN["programme"], "--all", "--output", ROOT / "agr-nb.pdf")
    check(WS.json("document", "list")["documents"] == [], "a document was recorded whose file does not exist")


def test_issue():
    """documents are made for one or for everyone, and say what else is meant"""
    person = WS.json("people", "list")["people"][0]["id"]
    words = ("form", "issue", "CNF", "--programme", KNOWN["programme"], "--person", person, "--output", ROOT / "cnf.pdf")
    made = WS.json(*words)
    check(set(made) == {"document", "form", "pages"} and made["form"] == "CNF" and made["pages"] == 1, f"{made}")
    check(WS.json(*words)["document"] != made["document"], "issuing again gave no new document")
    WS.refuse(*words, "--language", "pl,nb", status=2)
    WS.refuse(*words, "--language", "sv", status=2)
    WS.refuse("form", "issue", "AGR", "--programme", KNOWN["programme"], "--output", ROOT / "x.pdf", status=2)
    everyone = WS.json("form", "issue", "CNF", "--programme", KNOWN["programme"], "--all", "--output", ROOT / "all", "--geometry",
                       ROOT / "all")["documents"]
    check(len(everyone) == 2, f"{everyone}")
    for document in everyone:
        check((ROOT / "all" / f"CNF-{document['document']}.pdf").exists(), "a file is missing")
        check(json.loads((ROOT / "all" / f"CNF-{document['document']}.json").read_text())["document"] == document["document"],
              "the geometry is another document's")
    note = WS.run("form", "issue", "CER", "--programme", KNOWN["programme"], "--person", person, "--output", ROOT / "cer.pdf").stderr
    check("certificate issue" in note, f"nothing points to the attest: {note!r}")
    check("Kinga" in WS.run("--as", "Kinga Wójcik:mentor", "people", "list").stdout, "the mentor sees no mentors")
    WS.refuse("--as", "Kinga Wójcik:mentor", "form", "issue", "CER", "--programme", KNOWN["programme"], "--person", person, "--output",
              ROOT / "y.pdf")
    check(not (ROOT / "y.pdf").exists(), "a file was left of a document that was refused")


def test_foreign_scans():
    """foreign and broken files are kept and named, never thrown away"""
    empty = write("empty.pdf", "")
    junk = write("junk.pdf", "%PDF-1.4 nothing more")
    text = write("notes.txt", "not an image")
    blank = ROOT / "agr-nb.pdf"
    report = WS.json("scan", "import", empty, junk, text, blank)
    states = [(p["file"], p["state"]) for p in report["pages"]]
    check(states[:3] == [("empty.pdf", "failed"), ("junk.pdf", "failed"), ("notes.txt", "failed")], f"{states}")
    check({s for f, s in states[3:]} == {"unknown"} and len(states) > 3, f"{states}")
    check(all(p["message"] for p in report["pages"]), "a page without a sentence")
    check([p["why"] for p in report["pages"]][:3] == ["empty_file", "damaged", "not_an_image"], f"{report['pages'][:3]}")
    check(all(p["document"] is None and p["page"] is None for p in report["pages"]), "an unknown page belongs to something")
    check(len(WS.json("scan", "list", "--state", "review")["pages"]) == len(states), "not all wait for a person")
    WS.refuse("scan", "import", ROOT / "gone.pdf")


def test_backup():
    """a backup restores, and nothing is overwritten"""
    WS.run("workspace", "backup", ROOT / "copy.backup")
    WS.refuse("workspace", "restore", ROOT / "copy.backup")
    restored = Workspace(ROOT / "restored.veiviser")
    restored.run("workspace", "restore", ROOT / "copy.backup")
    check(restored.json("people", "list") == WS.json("people", "list"), "the copy differs")


def test_solver():
    """the solver alone: most matched first, then the highest sum"""
    problem = {"mentors": [{"id": "a", "min": 0, "max": 1}, {"id": "b", "min": 0, "max": 1}], "mentees": [{"id": "x"}, {"id": "y"}],
               "scores": [[0, 0, 9000], [0, 1, 8000], [1, 0, 100]], "locked": [], "barred": [], "prefer": "total"}
    source, target = write("in.json", json.dumps(problem)), ROOT / "out.json"
    subprocess.run([CLI, "match", "solve", source, target], check=True)
    answer = json.loads(target.read_text())
    check(answer == {"pairs": [[0, 1], [1, 0]], "total": 8100, "unmatched": []}, f"{answer}")
    problem["mentors"][0]["min"] = 2
    problem["mentors"][0]["max"] = 2
    problem["scores"] = [[0, 0, 1]]
    source.write_text(json.dumps(problem))
    WS.refuse("match", "solve", source, target)


def test_second_start():
    """a workspace that is open elsewhere is not opened a second time"""
    lock = subprocess.Popen(["python3", "-c", (
        "import fcntl,sys,time\n"
        "f=open(sys.argv[1],'a+')\n"
        "fcntl.lockf(f,fcntl.LOCK_EX)\n"
        "print('held',flush=True)\ntime.sleep(30)"), f"{WS.path}.lock"], stdout=subprocess.PIPE, text=True)
    try:
        lock.stdout.readline()
        WS.refuse("people", "list")
    finally:
        lock.kill()
        lock.wait()
    WS.run("people", "list")


run_tests(test_usage, test_create, test_not_there, test_programme, test_import_refuses_whole, test_import, test_forms,
          test_full_disk, test_issue, test_foreign_scans, test_backup, test_solver, test_second_start)
