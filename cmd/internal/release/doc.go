// Command release makes what is handed out: for each system a zip with the
// program, the Chinese manual, an example workbook and all licences; a list of
// what is inside (CycloneDX), and SHA256SUMS.
//
// Version and date are those of the newest release in CHANGELOG.md. The same
// sources and the same Go give the same bytes, in whatever folder and at
// whatever time: paths are trimmed, no clock is read, entries are sorted.
//
//	go run ./cmd/internal/release -o dist [-only windows/amd64]
package main
