package site

import (
	"archive/zip"
	"io"
	"time"
)

// ZipName is the name for the site as a zip archive.
const ZipName = "verbatim-site.zip"

// zipPiece is how many bytes are packed between two calls of step.
const zipPiece = 256 << 10

// Zip writes the files as a zip archive. All of them bear the day of the build, so that the same site gives the same bytes.
func (s *Site) Zip(out io.Writer, o Options) error {
	day, err := time.Parse(time.DateOnly, s.Archive.Info().Built)
	if err != nil {
		day = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) // the first day that the format knows
	}
	w := zip.NewWriter(out)
	names := s.Names()
	for i, name := range names {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: day})
		if err != nil {
			return err
		}
		for data := s.Files[name]; ; data = data[min(len(data), zipPiece):] {
			if err := o.step(i, len(names)); err != nil {
				return err
			}
			if len(data) == 0 {
				break
			}
			if _, err := f.Write(data[:min(len(data), zipPiece)]); err != nil {
				return err
			}
		}
	}
	return w.Close()
}
