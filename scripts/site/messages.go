package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"verbatim/wasm/view"
)

// messageFiles reads the message file of each language but English, which stands in the program.
func (s *site) messageFiles() (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, tag := range view.Languages() {
		data, err := os.ReadFile(filepath.Join(s.root, "wasm", "view", "messages", tag+".txt"))
		if err != nil {
			return nil, fmt.Errorf("read messages: %w", err)
		}
		files[tag] = data
	}
	return files, nil
}

// addMessages adds the message files. They share one hash, so that the page, told of one name, knows all of them.
func (s *site) addMessages() error {
	files, err := s.messageFiles()
	if err != nil {
		return err
	}
	var all []byte
	for _, tag := range view.Languages() {
		all = append(all, files[tag]...)
	}
	s.messages = "assets/messages-{tag}-" + hash(all)[:16] + ".txt"
	for tag, data := range files {
		s.files[strings.ReplaceAll(s.messages, "{tag}", tag)] = data
	}
	return nil
}

// inlineMessages are the message files as data blocks of a page that fetches nothing.
func (s *site) inlineMessages() (string, error) {
	files, err := s.messageFiles()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, tag := range view.Languages() {
		if strings.Contains(string(files[tag]), "</script") {
			return "", fmt.Errorf("write %s: the messages in %s hold the tag that would end them", singleName, tag)
		}
		fmt.Fprintf(&b, "<script type=\"text/plain\" id=\"messages-%s\">%s</script>\n", tag, files[tag])
	}
	return b.String(), nil
}
