package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestAProgramIsKeptUntilItIsAnother(t *testing.T) {
	dir := t.TempDir()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	const room = "./wasm/workshop/program"
	made, err := compile(t.Context(), root, mustOpenCache(t, dir), room)
	if err != nil {
		t.Fatal(err)
	}
	// What is kept beside an unchanged linked program is given without being made again, so a mark in it comes back.
	c := mustOpenCache(t, dir)
	kept := c.findProgram(room)
	if !bytes.Equal(kept.slimmed, made) || len(kept.linked) <= len(made) {
		t.Fatalf("of a program of %d bytes %d and %d are kept", len(made), len(kept.linked), len(kept.slimmed))
	}
	c.keepProgram(room, linkedProgram{kept.linked, []byte("mark")})
	if got, err := compile(t.Context(), root, c, room); err != nil || string(got) != "mark" {
		t.Errorf("an unchanged program is made again: %d bytes, %v", len(got), err)
	}
	another, err := link(t.Context(), root, nil, room, "-ldflags=-s -w -X verbatim/wasm/browser.of=another")
	if err != nil || bytes.Equal(another, kept.linked) {
		t.Fatal("no other program to try: ", err)
	}
	c.keepProgram(room, linkedProgram{another, []byte("mark")})
	if got, err := compile(t.Context(), root, c, room); err != nil || !bytes.Equal(got, made) {
		t.Errorf("a program that is no longer right stands in the site: %d bytes, %v", len(got), err)
	}
}

func TestAKeptProgramThatIsDamagedIsNotThere(t *testing.T) {
	dir := t.TempDir()
	c := mustOpenCache(t, dir)
	c.keepProgram("./a", linkedProgram{[]byte("linked"), []byte("slim")})
	if p := c.findProgram("./a"); string(p.linked) != "linked" || string(p.slimmed) != "slim" {
		t.Fatalf("kept are %q and %q", p.linked, p.slimmed)
	}
	if p := c.findProgram("./b"); p.linked != nil {
		t.Error("a program comes back for another room")
	}
	whole, err := os.ReadFile(c.programFile("./a"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		damaged := bytes.Clone(whole)
		damaged[i] ^= 1
		if err := os.WriteFile(c.programFile("./a"), damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		if p := c.findProgram("./a"); p.linked != nil {
			t.Fatalf("with byte %d damaged it is still taken", i)
		}
		if err := os.WriteFile(c.programFile("./a"), whole[:i], 0o644); err != nil {
			t.Fatal(err)
		}
		if p := c.findProgram("./a"); p.linked != nil {
			t.Fatalf("cut short after %d bytes it is still taken", i)
		}
	}
	other := mustOpenCache(t, dir)
	other.engine[0] ^= 1
	if err := os.WriteFile(c.programFile("./a"), whole, 0o644); err != nil {
		t.Fatal(err)
	}
	if p := other.findProgram("./a"); p.linked != nil {
		t.Error("what another version of the command has slimmed is taken")
	}
}
