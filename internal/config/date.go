package config

import (
	"fmt"
	"time"
)

// Date is a day, without a time zone. The zero value is no day.
type Date struct{ t time.Time }

// ParseDate reads a day as ISO 8601 writes it: 2027-01-31.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("bad date %q (like 2027-01-31)", clip(s))
	}
	return Date{t}, nil
}

// DateOf returns the day of a time, in UTC.
func DateOf(t time.Time) Date {
	y, m, d := t.UTC().Date()
	return Date{time.Date(y, m, d, 0, 0, 0, 0, time.UTC)}
}

// IsZero reports whether there is no day.
func (d Date) IsZero() bool { return d.t.IsZero() }

// Before reports whether d is an earlier day than o.
func (d Date) Before(o Date) bool { return d.t.Before(o.t) }

// Over reports whether the day has passed; no day never passes.
func (d Date) Over(now time.Time) bool { return !d.IsZero() && d.Before(DateOf(now)) }

// String returns the day as ISO 8601 writes it, "" for none.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.t.Format(time.DateOnly)
}

// UnmarshalTOML accepts a TOML date, or a string that holds one.
func (d *Date) UnmarshalTOML(v any) error {
	var err error
	switch v := v.(type) {
	case time.Time:
		y, m, day := v.Date()
		d.t = time.Date(y, m, day, 0, 0, 0, 0, time.UTC)
	case string:
		*d, err = ParseDate(v)
	default:
		err = fmt.Errorf("bad date %v (like 2027-01-31)", v)
	}
	return err
}

// MarshalText returns what String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText accepts what ParseDate does, and nothing for no day.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	var err error
	*d, err = ParseDate(string(b))
	return err
}
