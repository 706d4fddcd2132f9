package credential

import (
	"encoding/hex"
	"strings"
	"time"
)

// decodeUUID1 reads a time-based UUID, which says when the thing that it names
// was made.
func decodeUUID1(value []byte, now time.Time) (*Decoded, bool) {
	u, ok := parseUUID(string(value))
	if !ok {
		return nil, false
	}
	made, ok := uuidTime(u)
	// One in sixteen random numbers says version 1, and dates itself anywhere
	// between 1582 and 5236.
	if !ok || made.Year() < 2005 || made.After(now.AddDate(1, 0, 0)) {
		return nil, false
	}
	c := &Decoded{Issued: made}
	c.tellTimes(now)
	return c, true
}

// parseUUID reads the usual text form, in either case.
func parseUUID(s string) (u [16]byte, ok bool) {
	if len(s) != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return u, false
	}
	_, err := hex.Decode(u[:], []byte(strings.ReplaceAll(s, "-", "")))
	return u, err == nil
}

// uuidTime returns the time in a version 1 UUID, which counts 100 ns since the
// Gregorian reform.
func uuidTime(u [16]byte) (time.Time, bool) {
	if u[6]>>4 != 1 || u[8]>>6 != 2 {
		return time.Time{}, false
	}
	low := int64(u[0])<<24 | int64(u[1])<<16 | int64(u[2])<<8 | int64(u[3])
	mid := int64(u[4])<<8 | int64(u[5])
	high := int64(u[6]&0x0f)<<8 | int64(u[7])
	const gregorian = 0x01b21dd213814000
	return time.Unix((high<<48|mid<<32|low)/1e7-gregorian/1e7, 0).UTC(), true
}
