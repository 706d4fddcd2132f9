package policy

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/record"
)

// unitOf returns how many seconds a unit of time has, by how it is written; 0 if it is
// none.
func unitOf(name string) float64 {
	switch name {
	case "ms", "msec", "msecs", "millis", "millisecond", "milliseconds":
		return 0.001
	case "s", "sec", "secs", "second", "seconds":
		return 1
	case "m", "min", "mins", "minute", "minutes":
		return 60
	case "h", "hr", "hrs", "hour", "hours":
		return 3600
	case "d", "day", "days":
		return 86400
	case "w", "week", "weeks":
		return 7 * 86400
	case "mo", "month", "months": // they vary; a threshold of days does not care by how much
		return 30 * 86400
	case "y", "yr", "yrs", "year", "years":
		return 365 * 86400
	}
	return 0
}

// seconds returns how long a value lasts: a number of the unit, a duration such
// as "20m", "1h30m", "90 days", or the distance of a point in time from now.
func (r *run) seconds(v *record.Value, unit string) (float64, bool) {
	if v.Kind != record.Number && v.Kind != record.String {
		return 0, false
	}
	text := strings.TrimSpace(v.Text)
	if text == "" || len(text) > 64 {
		return 0, false
	}
	if n, ok := v.Number(); ok {
		switch unit {
		case "ms":
			n /= 1000
		case "d":
			n *= 86400
		case "unix":
			n = r.fromNow(n)
		}
		return n, true
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02"} {
		if t, err := time.Parse(layout, text); err == nil {
			return r.fromNow(float64(t.Unix())), true
		}
	}
	return duration(text)
}

// fromNow returns how far a point in time is from now.
func (r *run) fromNow(unix float64) float64 {
	r.res.Fleeting = true
	return math.Abs(unix - float64(r.j.now.Unix()))
}

// duration reads numbers and their units.
func duration(text string) (float64, bool) {
	text = strings.ToLower(text)
	total := 0.0
	for text != "" {
		n := 0
		for n < len(text) && (text[n] == '.' || text[n] == '-' && n == 0 || '0' <= text[n] && text[n] <= '9') {
			n++
		}
		f, err := strconv.ParseFloat(text[:n], 64)
		if err != nil {
			return 0, false
		}
		text = strings.TrimLeft(text[n:], " ")
		n = 0
		for n < len(text) && 'a' <= text[n] && text[n] <= 'z' {
			n++
		}
		unit := unitOf(text[:n])
		if unit == 0 {
			return 0, false
		}
		total += f * unit
		text = strings.TrimLeft(text[n:], " ,")
	}
	return total, true
}

// spell writes a number of seconds for a person.
func spell(seconds float64) string {
	for _, u := range []struct {
		name string
		size float64
		from float64
	}{{"d", 86400, 2 * 86400}, {"h", 3600, 2 * 3600}, {"m", 60, 2 * 60}} {
		if math.Abs(seconds) >= u.from {
			return strconv.FormatFloat(math.Round(10*seconds/u.size)/10, 'f', -1, 64) + u.name
		}
	}
	return strconv.FormatFloat(seconds, 'f', -1, 64) + "s"
}
