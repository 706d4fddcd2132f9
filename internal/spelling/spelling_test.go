package spelling

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"FILE_UPLOAD", "DIR_MOVE", "LABEL_MANAGE", "LABELS_LIST", "OBJECTS_LIST"}
	for word, want := range map[string]string{
		"DIR_MOV": "DIR_MOVE", "FIEL_UPLOAD": "FILE_UPLOAD", "LABELS_MANAGE": "LABEL_MANAGE", "LABEL_LIST": "LABELS_LIST", "object_list": "OBJECTS_LIST",
		"FILE-UPLOAD": "FILE_UPLOAD", "SOMETHING": "", "*": "", "": "", "X": "",
	} {
		if got := Nearest(word, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
