package preview

import (
	"errors"
	"fmt"
	"net/http"

	"yugong/cmd/internal/report"
)

// nextYear sends last year's workbook rolled over.
func (s *Server) nextYear(w http.ResponseWriter, r *http.Request) {
	name, data, err := uploaded(w, r)
	if err == nil {
		err = sniff(data)
	}
	if err != nil {
		refuseUpload(w, err)
		return
	}
	in := s.desk.publisher.ReadData(data, name)
	if in.Findings.HasErrors() {
		deny(w, name+" 有 "+report.Count(errorsOf(in.Findings))+"，不能结转；请改正后再试", in.Findings)
		return
	}
	next := in.NextYear()
	attach(w, typeXLSX, fmt.Sprintf("%d年预算.xlsx", next.Disclosure.Unit.Year.Value), next.WriteWorkbook)
}

func refuseUpload(w http.ResponseWriter, err error) {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		refuse(w, http.StatusRequestEntityTooLarge, errTooLarge.Error())
		return
	}
	refuse(w, http.StatusUnprocessableEntity, err.Error())
}
