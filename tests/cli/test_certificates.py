"""Attests that anyone can check: from paper, file or text, with the published key alone."""
import json
import os
import pathlib
import stat
import subprocess
import tempfile

from veiviser import CLI, Workspace, check, run_tests

ROOT = pathlib.Path(tempfile.mkdtemp(prefix="veiviser-certificates-"))
WS = Workspace(ROOT / "example.veiviser")
OTHER = Workspace(ROOT / "other.veiviser")
NOWHERE = Workspace(ROOT / "nowhere.veiviser")
KEY, LIST = ROOT / "out" / "veiviser-key.pem", ROOT / "out" / "veiviser-revocations.json"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KNOWN = {}


def use_home(name):
    """Another person's computer: other keys."""
    os.environ["XDG_DATA_HOME"] = str(ROOT / name)


def draw(pdf, name, *options):
    """The page as a scanner at 150 dpi sees it."""
    subprocess.run(["pdftoppm", "-r", "150", "-singlefile", *options, pdf, ROOT / name], check=True)
    return next(ROOT.glob(name + ".*"))


def verify(*words, workspace=NOWHERE, status=0):
    """What is said of a certificate, and whether it holds."""
    return json.loads(workspace.run("--json", "certificate", "verify", *words, status=status).stdout)


def issue(workspace, name, output):
    """An attest for the mentor who holds this place among those attested."""
    mentors = [p for p in workspace.json("people", "list", "--role", "mentor")["people"] if p["state"] == "attested"]
    mentor = mentors[name]
    made = workspace.json("certificate", "issue", "--mentor", mentor["id"], "--language", "pl", "--output", output)
    return mentor["name"], made["id"]


def code_of(workspace, number):
    """The text of a certificate's code, from the register."""
    return next(c["code"] for c in workspace.json("certificate", "list")["certificates"] if c["id"] == number)


def test_key():
    """the key is made with the first attest, outside the workspace and for its owner alone"""
    use_home("home")
    WS.run("example")
    check(WS.json("certificate", "key") == {"fingerprints": []}, "a key before it was needed")
    WS.refuse("certificate", "issue", "--mentor", WS.json("people", "list", "--role", "mentor")["people"][0]["id"], "--output",
              "/dev/full")
    check(list((ROOT / "home").rglob("*.pem")) == [], "a refused attest left a key behind")
    KNOWN["name"], KNOWN["id"] = issue(WS, 0, ROOT / "attest.pdf")
    keys = list((ROOT / "home" / "veiviser" / "keys").glob("*.pem"))
    check(len(keys) == 1 and stat.S_IMODE(keys[0].stat().st_mode) == 0o600, f"{keys}")
    check(b"PRIVATE KEY" in keys[0].read_bytes(), "no private key")
    secret = keys[0].read_bytes().splitlines()[1]
    check(all(secret not in path.read_bytes() for path in ROOT.glob("example.veiviser*")), "the private key is in the workspace")
    check(len(WS.json("certificate", "key")["fingerprints"]) == 1, "the workspace does not know its key")


def test_own():
    """the issuer checks page, file and text, and knows what is revoked"""
    KNOWN["png"] = draw(ROOT / "attest.pdf", "grey", "-gray", "-png")
    for page in (KNOWN["png"], draw(ROOT / "attest.pdf", "photo", "-jpeg"), draw(ROOT / "attest.pdf", "black", "-mono", "-png"),
                 ROOT / "attest.pdf", code_of(WS, KNOWN["id"])):
        found = verify(page, workspace=WS)
        check(found["genuine"] and found["known_key"] and found["revoked"] is False and found["revocation_checked"], f"{page}: {found}")
        check(found["name"] == KNOWN["name"] and found["id"] == KNOWN["id"] and found["kind"] == "attest", f"{page}: {found}")


def test_published():
    """another computer needs only the published key"""
    WS.run("certificate", "publish", ROOT / "out")
    use_home("elsewhere")
    message = NOWHERE.refuse("certificate", "verify", KNOWN["png"])
    check("--key" in message, message)
    found = verify(KNOWN["png"], "--key", KEY)
    check(found["genuine"] and found["revoked"] is None and not found["revocation_checked"], f"{found}")
    text = NOWHERE.run("certificate", "verify", KNOWN["png"], "--key", KEY).stdout
    check("Revocation not checked" in text and KNOWN["name"] in text, text)
    found = verify(KNOWN["png"], "--key", KEY, "--revocations", LIST)
    check(found["genuine"] and found["revoked"] is False and found["revocation_checked"], f"{found}")
    check(not (ROOT / "nowhere.veiviser").exists(), "checking made a workspace")
    code = code_of(WS, KNOWN["id"]).lower()
    typed = " ".join(code[i:i + 4] for i in range(0, len(code), 4)).replace("0", "o")
    check(verify(typed, "--key", KEY)["genuine"], "a typed code is not read")


def test_altered():
    """whatever character is changed, it is not believed"""
    code = code_of(WS, KNOWN["id"])
    for at in range(3, len(code), 9):
        changed = code[:at] + ALPHABET[(ALPHABET.index(code[at]) + 1) % 32] + code[at + 1:]
        found = verify(changed, "--key", KEY, status=1)
        check(not found["genuine"] and found["revoked"] is None, f"{at}: {found}")
    check(not verify(code[:-8], "--key", KEY, status=1)["genuine"], "half a code was believed")
    NOWHERE.refuse("certificate", "verify", "https://example.org/VV1", "--key", KEY)
    WS.run("programme", "plan", WS.json("programme", "list")["programmes"][0]["id"], "--pdf", ROOT / "plan.pdf")
    NOWHERE.refuse("certificate", "verify", ROOT / "plan.pdf", "--key", KEY)


def test_foreign():
    """an attest signed by somebody else is told apart, and so is their list"""
    use_home("other")
    OTHER.run("example")
    _, number = issue(OTHER, 0, ROOT / "foreign.pdf")
    OTHER.run("certificate", "publish", ROOT / "foreign")
    found = verify(ROOT / "foreign.pdf", "--key", KEY, status=1)
    check(not found["genuine"] and not found["known_key"] and found["id"] == number, f"{found}")
    check(not verify(ROOT / "foreign.pdf", workspace=WS, status=1)["known_key"], "the workspace believes a foreign key")
    check(verify(ROOT / "foreign.pdf", "--key", ROOT / "foreign" / "veiviser-key.pem")["genuine"], "their own key does not")
    NOWHERE.refuse("certificate", "verify", KNOWN["png"], "--key", KEY, "--revocations", ROOT / "foreign" / "veiviser-revocations.json")
    NOWHERE.refuse("certificate", "verify", KNOWN["png"], "--key", LIST)


def test_revoked():
    """a revoked one does not hold, by register and by list; a touched list is refused"""
    use_home("home")
    WS.run("certificate", "revoke", KNOWN["id"], "--reason", "Name misspelt")
    found = verify(KNOWN["png"], workspace=WS, status=1)
    check(found["genuine"] and found["revoked"] is True, f"{found}")
    WS.run("certificate", "publish", ROOT / "out")
    use_home("elsewhere")
    found = verify(KNOWN["png"], "--key", KEY, "--revocations", LIST, status=1)
    check(found["genuine"] and found["revoked"] is True and found["revocation_checked"], f"{found}")
    text = LIST.read_text(encoding="utf-8")
    check("misspelt" not in text and KNOWN["name"] not in text, "the list says more than it should")
    (ROOT / "touched.json").write_text(text.replace(KNOWN["id"], "S5MG-4HPJ-RHWA"), encoding="utf-8")
    NOWHERE.refuse("certificate", "verify", KNOWN["png"], "--key", KEY, "--revocations", ROOT / "touched.json")


def test_new_key():
    """without its key a copy of the workspace issues nothing; with a new one the old attests still hold"""
    use_home("elsewhere")
    done = subprocess.run([CLI, "--workspace", WS.path, "certificate", "publish", ROOT / "none"], capture_output=True, text=True,
                          check=False)
    check(done.returncode == 1 and "--new" in done.stderr, f"{done}")
    check(len(WS.json("certificate", "key", "--new")["fingerprints"]) == 2, "no second key")
    _, second = issue(WS, 1, ROOT / "second.pdf")
    check(verify(ROOT / "second.pdf", workspace=WS)["id"] == second, "the new key is not known")
    check(not verify(ROOT / "second.pdf", "--key", KEY, status=1)["known_key"], "the old file knows the new key")
    WS.run("certificate", "publish", ROOT / "out")
    check(verify(ROOT / "second.pdf", "--key", KEY)["genuine"], "the new key was not published")
    check(verify(KNOWN["png"], "--key", KEY, "--revocations", LIST, status=1)["revoked"] is True, "the older attest was forgotten")


run_tests(test_key, test_own, test_published, test_altered, test_foreign, test_revoked, test_new_key)
