package scan

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/rules"
)

// answer is what a scan said of a repository, for another one that would say the
// same. What was found is sealed: the key is made of the objects of which
// something is told. It opens for those alone who have the repository, and with
// it whatever secret it is about.
type answer struct {
	// Question is a hash of everything that decides what is said.
	Question []byte
	// Since is when it was said, Until the second from which on it may be
	// something else, or 0.
	Since time.Time
	Until int64
	// Told are the ids of the objects of which something is told.
	Told []byte
	// Keys are what Sealed is sealed with, each sealed in turn by one of keyOf.
	Keys   [2][]byte
	Sealed []byte
}

// keyOf are what keys are made of: the bytes that objects take in the
// repository, which are quickly had, and what they hold, which is the same
// however they are packed.
var keyOf = [2]func(*gitstore.Store) func(gitstore.ID) ([]byte, error){
	func(s *gitstore.Store) func(gitstore.ID) ([]byte, error) { return s.Stored },
	func(s *gitstore.Store) func(gitstore.ID) ([]byte, error) {
		reader := s.NewReader()
		return func(id gitstore.ID) ([]byte, error) {
			o, err := reader.Read(id)
			return o.Data, err
		}
	},
}

// said is what an answer seals.
type said struct {
	Things     []saidThing
	Suppressed []saidThing
	Looked     map[string]int
	Platforms  map[string]bool
	Coverage   finding.Coverage
	Needs      map[string]finding.Need
	Uses       map[string]policy.Need
	Mentions   []saidMention
	Minters    []saidMinter
	// Keys and Names are those that the numbers of holdings stand for.
	Keys  []Key
	Names []saidName
}

// saidName is a namedIn; its path is empty if it is not known.
type saidName struct {
	Platform    string
	Account     int
	Value, Path string
}

// saidThing is a Thing, accepted or not.
type saidThing struct {
	Rule string
	// Finding lacks the rule.
	Finding   finding.Finding
	Key       Key
	Also      []Key
	File      string
	Mints     string
	Inside    *saidOrigin
	AllowedIn []string
	// At is the place where it was seen, WasPast whether it was past there.
	At      history.Place
	WasPast bool

	Reason    string
	Untracked bool
}

// saidOrigin is a rules.Origin by its number, with a hash of an id.
type saidOrigin struct {
	Platform string
	Number   int
	SHA256   string
}

type saidMention struct {
	Platform      string
	Account       int
	Value         string
	Sure          bool
	At            finding.Step
	Past, Crowded bool
}

type saidMinter struct {
	Origin saidOrigin
	Title  string
	At     finding.Step
}

// question returns what an answer answers, or nil if none can be kept.
func (s *Scanner) question(store *gitstore.Store, o HistoryOptions) []byte {
	if o.Excludes == "" {
		return nil
	}
	state := store.State()
	if state == nil {
		return nil
	}
	h := sha256.New()
	h.Write(state)
	h.Write(s.judging())
	fmt.Fprintf(h, "%q %t", o.Excludes, o.Reachable)
	return h.Sum(nil)
}

// again returns what an earlier scan said, or nil if this one may say something
// else.
func (s *Scanner) again(store *gitstore.Store, a *answer, question []byte) *Result {
	if a == nil || question == nil || !bytes.Equal(a.Question, question) || s.now.Before(a.Since) || a.Until != 0 && s.now.Unix() >= a.Until {
		return nil
	}
	all := s.open(store, a)
	if all == nil {
		return nil
	}
	res, err := s.resultOf(all)
	if err != nil {
		return nil
	}
	return res
}

// open returns what an earlier scan said, whatever has changed since, or nil if
// that is not known any more.
func (s *Scanner) open(store *gitstore.Store, a *answer) *said {
	if a == nil {
		return nil
	}
	for i, of := range keyOf {
		outer, err := newSeal(store, a.Told, of(store))
		if err != nil {
			continue
		}
		key, err := outer.Open(nil, nil, a.Keys[i], a.Question)
		if err != nil {
			continue
		}
		return unseal(key, a)
	}
	return nil
}

// unseal returns what is sealed with a key, or nil.
func unseal(key []byte, a *answer) *said {
	inner, err := sealWith(key)
	if err != nil {
		return nil
	}
	plain, err := inner.Open(nil, nil, a.Sealed, a.Question)
	if err != nil {
		return nil
	}
	all := &said{}
	if err := gob.NewDecoder(bytes.NewReader(plain)).Decode(all); err != nil {
		return nil
	}
	return all
}

// newSeal returns what seals with a key that is made of objects: of is what is
// taken of each.
func newSeal(store *gitstore.Store, told []byte, of func(gitstore.ID) ([]byte, error)) (cipher.AEAD, error) {
	key := sha256.New()
	size := store.IDSize()
	for ; len(told) > 0; told = told[size:] {
		if len(told) < size {
			return nil, errors.New("malformed")
		}
		data, err := of(gitstore.IDOf(told[:size]))
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(data)
		key.Write(sum[:])
	}
	return sealWith(key.Sum(nil))
}

func sealWith(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// answer returns what is to be kept of what a scan says, or nil if another may
// say something else at any time. of is what the numbers of holdings stand for.
func (s *Scanner) answer(store *gitstore.Store, question []byte, res *Result, of numbered) *answer {
	if question == nil || res.fleeting || len(res.Coverage.Unreadable) > 0 {
		return nil
	}
	all, ok := s.saidOf(res)
	if !ok {
		return nil
	}
	all.Keys = of.keys
	for _, n := range of.names {
		all.Names = append(all.Names, s.saidName(n))
	}
	a := &answer{Question: question, Since: s.now}
	if !res.until.IsZero() {
		a.Until = res.until.Unix()
	}
	for _, id := range sortedIDs(res.told) {
		a.Told = append(a.Told, id[:store.IDSize()]...)
	}
	var plain bytes.Buffer
	if err := gob.NewEncoder(&plain).Encode(all); err != nil {
		return nil
	}
	key := make([]byte, sha256.Size)
	rand.Read(key) // never fails
	inner, err := sealWith(key)
	if err != nil {
		return nil
	}
	a.Sealed = inner.Seal(nil, nil, plain.Bytes(), question)
	for i, of := range keyOf {
		outer, err := newSeal(store, a.Told, of(store))
		if err != nil {
			return nil
		}
		a.Keys[i] = outer.Seal(nil, nil, key, question)
	}
	return a
}

func (s *Scanner) saidOf(res *Result) (*said, bool) {
	all := &said{
		Looked: res.Looked, Platforms: res.Platforms, Coverage: res.Coverage,
		Needs: res.Needs, Uses: res.uses,
	}
	ok := true
	thing := func(t *Thing) saidThing {
		out := saidThing{
			Rule: t.Rule.ID, Finding: *t.Finding, Key: t.Key, Also: t.Also,
			File: t.file, Mints: t.mints, AllowedIn: t.allowedIn, At: t.at, WasPast: t.past,
		}
		out.Finding.Rule = nil
		ok = ok && s.cat.Rule(t.Rule.ID) == t.Rule && len(t.Fix) == 0
		if t.inside != nil {
			o, known := s.numberOf(t.inside.origin)
			o.SHA256 = t.inside.sha256
			out.Inside, ok = &o, ok && known
		}
		return out
	}
	for i := range res.Things {
		all.Things = append(all.Things, thing(&res.Things[i]))
	}
	for i := range res.Suppressed {
		t := &res.Suppressed[i]
		out := thing(&t.Thing)
		out.Reason, out.Untracked = t.Reason, t.Untracked
		all.Suppressed = append(all.Suppressed, out)
	}
	for _, m := range res.named.mentions {
		n := slices.Index(m.Platform.Accounts, m.Account)
		ok = ok && n >= 0
		all.Mentions = append(all.Mentions, saidMention{m.Platform.ID, n, m.Value, m.Sure, m.at, m.past, m.crowded})
	}
	for _, m := range res.named.minters {
		o, known := s.numberOf(m.Origin)
		o.SHA256, ok = m.SHA256, ok && known
		all.Minters = append(all.Minters, saidMinter{o, m.Title, m.at})
	}
	return all, ok
}

var errAnswer = errors.New("what was said does not fit the catalogue")

func (s *Scanner) resultOf(all *said) (*Result, error) {
	res := &Result{
		Looked: all.Looked, Platforms: all.Platforms, Coverage: all.Coverage,
		Needs: all.Needs, uses: all.Uses,
	}
	for i := range all.Things {
		t, err := s.thingOf(&all.Things[i])
		if err != nil {
			return nil, err
		}
		res.Things = append(res.Things, t)
	}
	for i := range all.Suppressed {
		t, err := s.thingOf(&all.Suppressed[i])
		if err != nil {
			return nil, err
		}
		res.Suppressed = append(res.Suppressed, Suppressed{t, all.Suppressed[i].Reason, all.Suppressed[i].Untracked})
	}
	for _, m := range all.Mentions {
		p := s.cat.Platform(m.Platform)
		if p == nil || m.Account < 0 || m.Account >= len(p.Accounts) {
			return nil, errAnswer
		}
		res.named.mentions = append(res.named.mentions, mention{
			Mention: policy.Mention{Platform: p, Account: p.Accounts[m.Account], Value: m.Value, Sure: m.Sure},
			at:      m.At, past: m.Past, crowded: m.Crowded,
		})
	}
	for _, m := range all.Minters {
		origin := s.origin(m.Origin)
		if origin == nil {
			return nil, errAnswer
		}
		res.named.minters = append(res.named.minters, minter{policy.Minter{Origin: origin, SHA256: m.Origin.SHA256, Title: m.Title}, m.At})
	}
	return res, nil
}

func (s *Scanner) thingOf(t *saidThing) (Thing, error) {
	f := t.Finding
	if f.Rule = s.cat.Rule(t.Rule); f.Rule == nil {
		return Thing{}, errAnswer
	}
	out := Thing{
		Finding: &f, Key: t.Key, Also: t.Also, file: t.File, mints: t.Mints, allowedIn: t.AllowedIn,
		at: t.At, past: t.WasPast,
	}
	if t.Inside == nil {
		return out, nil
	}
	origin := s.origin(*t.Inside)
	if origin == nil {
		return Thing{}, errAnswer
	}
	out.inside = &inside{origin, t.Inside.SHA256}
	return out, nil
}

// seenAt returns what was seen where something was told, as it was before it was
// traced.
func (s *Scanner) seenAt(all *said) map[history.Place][]Thing {
	seen := map[history.Place][]Thing{}
	for _, told := range [][]saidThing{all.Things, all.Suppressed} {
		for i := range told {
			t, err := s.thingOf(&told[i])
			if err != nil || t.at == (history.Place{}) {
				continue
			}
			t.Finding.History, t.Finding.Past = nil, t.past
			seen[t.at] = append(seen[t.at], t)
		}
	}
	return seen
}

func (s *Scanner) saidName(n namedIn) saidName {
	for _, p := range s.cat.Platforms {
		if i := slices.Index(p.Accounts, n.kind); i >= 0 {
			return saidName{p.ID, i, n.value, n.path}
		}
	}
	return saidName{}
}

func (s *Scanner) nameOf(n saidName) namedIn {
	p := s.cat.Platform(n.Platform)
	if p == nil || n.Account < 0 || n.Account >= len(p.Accounts) {
		return namedIn{}
	}
	return namedIn{p.Accounts[n.Account], n.Value, n.Path}
}

// numberOf returns an origin by its number.
func (s *Scanner) numberOf(o *rules.Origin) (saidOrigin, bool) {
	for _, p := range s.cat.Platforms {
		if i := slices.Index(p.Origins, o); i >= 0 {
			return saidOrigin{Platform: p.ID, Number: i}, true
		}
	}
	return saidOrigin{}, false
}

func (s *Scanner) origin(o saidOrigin) *rules.Origin {
	p := s.cat.Platform(o.Platform)
	if p == nil || o.Number < 0 || o.Number >= len(p.Origins) {
		return nil
	}
	return p.Origins[o.Number]
}
