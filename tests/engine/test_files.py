"""Folders of files."""

import pytest

from broadsheet.engine.files import Folder, UnsafePathError, safe_join, walk, write


def paths(root):
    return [entry.path for entry in walk(root)]


def test_files_are_listed_in_one_order(tmp_path):
    for path in ("b/z", "a", "b/a/x", "B"):
        write(tmp_path, path, b"")
    assert paths(tmp_path) == ["B", "a", "b/a/x", "b/z"]


def test_a_folder_that_is_not_there_is_empty(tmp_path):
    assert paths(tmp_path / "none") == []


def test_symbolic_links_are_passed_over(tmp_path):
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/key").write_text("x")
    root = tmp_path / "root"
    root.mkdir()
    (root / "folder").symlink_to(tmp_path / "secret")
    (root / "file").symlink_to(tmp_path / "secret/key")
    assert paths(root) == []


def test_a_folder_that_cannot_be_read_is_no_empty_folder(tmp_path, permissions_hold):
    (tmp_path / "a").mkdir(mode=0)
    with permissions_hold(), pytest.raises(PermissionError):
        paths(tmp_path)


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/etc/passwd", "a//b", ".", "", "a/", "a\\b", "a\0b", "./a"])
def test_no_path_leads_out_of_the_root(tmp_path, path):
    with pytest.raises(UnsafePathError):
        safe_join(tmp_path, path)
    with pytest.raises(UnsafePathError):
        write(tmp_path / "root", path, b"x")


def test_nothing_is_written_behind_a_symbolic_link(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "root").mkdir()
    (tmp_path / "root/a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnsafePathError):
        write(tmp_path / "root", "a/b", b"x")
    assert paths(tmp_path / "elsewhere") == []


def test_a_symbolic_link_in_a_files_place_is_replaced_and_not_followed(tmp_path):
    (tmp_path / "target").write_bytes(b"theirs")
    (tmp_path / "root").mkdir()
    (tmp_path / "root/a").symlink_to(tmp_path / "target")
    assert write(tmp_path / "root", "a", b"ours")
    assert (tmp_path / "target").read_bytes() == b"theirs"
    assert not (tmp_path / "root/a").is_symlink()


def test_equal_bytes_are_left_alone(tmp_path):
    assert write(tmp_path, "a/b", b"x")
    before = (tmp_path / "a/b").stat()
    assert not write(tmp_path, "a/b", b"x")
    assert (tmp_path / "a/b").stat().st_mtime_ns == before.st_mtime_ns
    assert (tmp_path / "a/b").stat().st_ino == before.st_ino


def test_nothing_is_left_beside_a_file(tmp_path):
    write(tmp_path, "a", b"x")
    write(tmp_path, "a", b"y")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_file_that_cannot_take_its_place_leaves_nothing_behind(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError):
        write(tmp_path, "a", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_folders_that_a_removal_empties_go_too(tmp_path):
    folder = Folder(tmp_path)
    for path in ("a/b/c", "a/d"):
        folder.write(path, b"")
    assert folder.remove("a/b/c")
    assert not (tmp_path / "a/b").exists()
    assert folder.remove("a/d")
    assert list(tmp_path.iterdir()) == []
    assert not folder.remove("a/d")


def test_a_folder_that_was_removed_can_be_made_again(tmp_path):
    folder = Folder(tmp_path)
    folder.write("a/b", b"")
    folder.remove("a/b")
    assert folder.write("a/b", b"x")


def test_a_folder_that_a_kill_left_empty_goes_with_the_file_that_was_never_written(tmp_path):
    (tmp_path / "a").mkdir()
    Folder(tmp_path).remove("a/b/c")
    assert list(tmp_path.iterdir()) == []
