package policy

import (
	"math/bits"
	"net/netip"
	"strconv"
	"strings"
)

// wider reports whether a text stands for a wider range of addresses than a
// prefix of so many bits allows, or for no range at all. The bits count for
// version 4; of version 6, where a site has a /48 or /64 to itself, it takes
// twice as many.
func wider(text string, most int) bool {
	p, ok := addresses(text)
	if !ok {
		return true
	}
	if p.Addr().Is4() {
		return p.Bits() < most
	}
	return p.Bits() < min(2*most, 128)
}

// addresses reads a range of addresses: one address, a prefix, an address and
// its mask, first and last address, or an address with asterisks. The
// unspecified address, which limits nothing, stands for all.
func addresses(text string) (netip.Prefix, bool) {
	text = strings.TrimSpace(text)
	switch strings.ToLower(text) {
	case "*", "any", "all", "0/0", "0":
		return everywhere, true
	}
	if first, last, ok := strings.Cut(text, "-"); ok {
		return span(strings.TrimSpace(first), strings.TrimSpace(last))
	}
	if addr, mask, ok := strings.Cut(text, "/"); ok {
		addr, mask = strings.TrimSpace(addr), strings.TrimSpace(mask)
		if strings.Contains(mask, ".") {
			mask = maskBits(mask)
		}
		p, err := netip.ParsePrefix(addr + "/" + mask)
		return unmap(p), err == nil
	}
	if strings.HasSuffix(text, "*") {
		return asterisks(text)
	}
	addr, err := netip.ParseAddr(text)
	if err != nil || addr.Zone() != "" {
		return netip.Prefix{}, false
	}
	if addr.Unmap().IsUnspecified() {
		return netip.PrefixFrom(addr.Unmap(), 0), true
	}
	return unmap(netip.PrefixFrom(addr, addr.BitLen())), true
}

var everywhere = netip.PrefixFrom(netip.IPv4Unspecified(), 0)

// unmap makes a range of version 4 of one that is written in version 6.
func unmap(p netip.Prefix) netip.Prefix {
	if p.Addr().Is4In6() && p.Bits() >= 96 {
		return netip.PrefixFrom(p.Addr().Unmap(), p.Bits()-96)
	}
	return p
}

// maskBits returns the length of the prefix that a dotted mask stands for, ""
// if it stands for none.
func maskBits(mask string) string {
	addr, err := netip.ParseAddr(mask)
	if err != nil || !addr.Is4() {
		return ""
	}
	b := addr.As4()
	m := uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
	n := bits.LeadingZeros32(^m)
	if m<<n != 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// span returns the smallest prefix as wide as the range from first to last.
func span(first, last string) (netip.Prefix, bool) {
	a, errA := netip.ParseAddr(first)
	b, errB := netip.ParseAddr(last)
	a, b = a.Unmap(), b.Unmap()
	if errA != nil || errB != nil || a.BitLen() != b.BitLen() || b.Less(a) {
		return netip.Prefix{}, false
	}
	// The width is that of the difference, which need not be aligned.
	x, y := a.AsSlice(), b.AsSlice()
	borrow := 0
	diff := make([]byte, len(x))
	for i := len(x) - 1; i >= 0; i-- {
		d := int(y[i]) - int(x[i]) - borrow
		borrow = 0
		if d < 0 {
			d, borrow = d+256, 1
		}
		diff[i] = byte(d)
	}
	n := 0
	for _, d := range diff {
		if d != 0 {
			n += bits.LeadingZeros8(d)
			break
		}
		n += 8
	}
	return netip.PrefixFrom(a, n), true
}

// asterisks reads 10.0.* and 10.0.*.*.
func asterisks(text string) (netip.Prefix, bool) {
	parts := strings.Split(text, ".")
	if len(parts) > 4 {
		return netip.Prefix{}, false
	}
	n := 0
	for n < len(parts) && parts[n] != "*" {
		n++
	}
	for i := range parts {
		if i >= n {
			if parts[i] != "*" {
				return netip.Prefix{}, false
			}
			parts[i] = "0"
		}
	}
	for len(parts) < 4 {
		parts = append(parts, "0")
	}
	addr, err := netip.ParseAddr(strings.Join(parts, "."))
	return netip.PrefixFrom(addr, 8*n), err == nil
}
