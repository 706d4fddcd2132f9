//go:build !purego

#include "go_asm.h"
#include "textflag.h"

// What stands in registers:
//
//	SI  the next byte of the source       R8  the last one at which a turn may begin
//	DI  where the next byte goes          R9  the last such place
//	R10 where the first byte went         R11 the tables
//	R13 the bits taken from the source    BX  how many they are
//	R14 the next literal or length, as soon as it has been looked up
//
// R13 may hold more bits than BX says: they are those that come next. It is full
// when it has been refilled, so that after the 48 bits of the longest match it
// still holds those of the next lookup.

// REFILL takes as many bytes as there is room for: there are 56 bits at least.
#define REFILL \
	MOVQ  (SI), CX   \
	SHLXQ BX, CX, CX \
	ORQ   CX, R13    \
	MOVL  BX, CX     \
	XORL  $63, CX    \
	SHRL  $3, CX     \
	ADDQ  CX, SI     \
	ORL   $56, BX

// LOOKUP looks up the next literal or length.
#define LOOKUP(entry) \
	MOVL R13, entry                     \
	ANDL $((1<<const_litBits)-1), entry \
	MOVL tables_lit(R11)(entry*4), entry

// TAKE takes the bits of an entry.
#define TAKE(entry) \
	SHRXQ entry, R13, R13     \
	MOVL  entry, CX           \
	ANDL  $const_takeMask, CX \
	SUBL  CX, BX

// PUT writes the literals of an entry, which it spoils.
#define PUT(entry) \
	MOVL entry, DX                  \
	SHRL $const_valueShift, DX      \
	MOVW DX, (DI)                   \
	SHRL $const_literalShift, entry \
	ANDL $(const_literals>>const_literalShift), entry \
	ADDQ entry, DI

// VALUE makes of the entry of a length or a distance what it stands for, and
// takes its bits. Of the lowest byte of such an entry all bits count.
#define VALUE(entry) \
	BZHIQ entry, R13, DX           \
	MOVL  entry, CX                \
	SHRL  $const_codeShift, CX     \
	SHRXQ CX, DX, DX               \
	TAKE(entry)                    \
	SHRL  $const_valueShift, entry \
	ADDL  DX, entry

// DEEPER looks an entry up in the table that it leads to.
#define DEEPER(entry, table, size) \
	MOVL  entry, DX                \
	SHRL  $const_codeShift, DX     \
	ANDL  $const_codeMask, DX      \
	TAKE(entry)                    \
	BZHIQ DX, R13, DX              \
	SHRL  $const_valueShift, entry \
	ADDL  DX, entry                \
	ANDL  $(size-1), entry         \
	MOVL  table(R11)(entry*4), entry

// func quick(s *state, t *tables) (why int)
TEXT ·quick(SB), NOSPLIT, $0-24
	MOVQ s+0(FP), AX
	MOVQ t+8(FP), R11
	MOVQ state_src(AX), SI
	MOVQ state_lastAt(AX), R8
	ADDQ SI, R8
	ADDQ state_at(AX), SI
	MOVQ state_dst(AX), R10
	MOVQ state_lastOut(AX), R9
	ADDQ R10, R9
	MOVQ R10, DI
	ADDQ state_out(AX), DI
	MOVQ state_hold(AX), R13
	MOVQ state_n(AX), BX
	REFILL
	LOOKUP(R14)

turn:
	CMPQ SI, R8
	JHI  room
	CMPQ DI, R9
	JHI  room
	TESTL $const_literals, R14
	JZ    length

	// Three lookups take 33 bits at most.
	TAKE(R14)
	LOOKUP(R15)
	PUT(R14)
	TESTL $const_literals, R15
	JZ    lengthBehind
	TAKE(R15)
	LOOKUP(R14)
	PUT(R15)
	TESTL $const_literals, R14
	JZ    refilled
	TAKE(R14)
	LOOKUP(R15)
	PUT(R14)
	MOVL R15, R14
	REFILL
	JMP  turn

lengthBehind:
	MOVL R15, R14

refilled:
	REFILL

length:
	TESTL $const_special, R14
	JNZ   specialLength

plainLength:
	VALUE(R14)
	MOVBLZX R13, R15        // as many bits as the table of distances takes
	MOVL  tables_dist(R11)(R15*4), R15
	TESTL $const_special, R15
	JNZ   specialDistance

plainDistance:
	VALUE(R15)
	LEAQ (DI)(R14*1), AX    // where the match ends
	MOVQ DI, DX
	SUBQ R10, DX
	CMPQ R15, DX
	JHI  corrupt            // it begins before the first byte
	LOOKUP(R14)
	REFILL
	MOVQ DI, DX
	SUBQ R15, DX
	CMPQ R15, $16
	JCS  near
	MOVOU (DX), X0
	MOVOU X0, (DI)
	MOVOU 16(DX), X0
	MOVOU X0, 16(DI)
	ADDQ $32, DI
	CMPQ DI, AX
	JCC  copied

far:
	MOVOU 32(DX), X0
	MOVOU X0, (DI)
	ADDQ $16, DX
	ADDQ $16, DI
	CMPQ DI, AX
	JCS  far

copied:
	MOVQ AX, DI
	JMP  turn

near:
	CMPQ R15, $8
	JCS  nearer

words:
	MOVQ (DX), CX
	MOVQ CX, (DI)
	ADDQ $8, DX
	ADDQ $8, DI
	CMPQ DI, AX
	JCS  words
	MOVQ AX, DI
	JMP  turn

nearer:
	CMPQ R15, $1
	JEQ  same

steps:
	// Of each word as many bytes are right as the distance has.
	MOVQ (DX), CX
	MOVQ CX, (DI)
	ADDQ R15, DX
	ADDQ R15, DI
	CMPQ DI, AX
	JCS  steps
	MOVQ AX, DI
	JMP  turn

same:
	MOVBLZX (DX), CX
	MOVQ  $0x0101010101010101, DX
	IMULQ DX, CX

sames:
	MOVQ CX, (DI)
	ADDQ $8, DI
	CMPQ DI, AX
	JCS  sames
	MOVQ AX, DI
	JMP  turn

specialLength:
	TESTL $const_subtable, R14
	JZ    endOrInvalid
	DEEPER(R14, tables_lit, const_litSize)
	TESTL $const_special, R14
	JNZ   endOrInvalid
	TESTL $const_literals, R14
	JZ    plainLength
	TAKE(R14)
	LOOKUP(R15)
	PUT(R14)
	MOVL R15, R14
	REFILL
	JMP  turn

specialDistance:
	TESTL $const_subtable, R15
	JZ    corrupt
	DEEPER(R15, tables_dist, const_distSize)
	TESTL $const_special, R15
	JZ    plainDistance

corrupt:
	MOVQ $const_whyCorrupt, AX
	JMP  stop

endOrInvalid:
	TESTL $const_invalid, R14
	JNZ   corrupt
	TAKE(R14)
	MOVQ $const_whyEnd, AX
	JMP  stop

room:
	MOVQ $const_whyRoom, AX

stop:
	MOVQ AX, why+16(FP)
	MOVQ s+0(FP), AX
	SUBQ state_src(AX), SI
	MOVQ SI, state_at(AX)
	SUBQ R10, DI
	MOVQ DI, state_out(AX)
	MOVQ R13, state_hold(AX)
	MOVQ BX, state_n(AX)
	RET

// func sums(p *byte, times int) (sum, sums uint64)
//
// Y1 has sums of bytes, Y2 those of bytes that are weighted by how many sums of
// the same 32 bytes they are in, and Y3 the sums of all Y1 before.
TEXT ·sums(SB), NOSPLIT, $0-32
	MOVQ p+0(FP), SI
	MOVQ times+8(FP), CX
	VMOVDQU weights<>(SB), Y8
	VPCMPEQW Y9, Y9, Y9
	VPSRLW $15, Y9, Y9              // 1 in each
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3

more:
	VMOVDQU (SI), Y4
	VPADDD Y1, Y3, Y3
	VPSADBW Y0, Y4, Y5
	VPADDD Y5, Y1, Y1
	VPMADDUBSW Y8, Y4, Y4
	VPMADDWD Y9, Y4, Y4
	VPADDD Y4, Y2, Y2
	ADDQ $32, SI
	DECQ CX
	JNZ  more

	// Y1 and Y3 have four numbers, Y2 has eight.
	VPSRLQ $32, Y2, Y4
	VPBLENDD $0xaa, Y0, Y2, Y2
	VPADDQ Y4, Y2, Y2
	VPSLLQ $5, Y3, Y3
	VPADDQ Y3, Y2, Y2
	VEXTRACTI128 $1, Y1, X4
	VPADDQ X4, X1, X1
	VPSRLDQ $8, X1, X4
	VPADDQ X4, X1, X1
	VMOVQ X1, sum+16(FP)
	VEXTRACTI128 $1, Y2, X4
	VPADDQ X4, X2, X2
	VPSRLDQ $8, X2, X4
	VPADDQ X4, X2, X2
	VMOVQ X2, sums+24(FP)
	VZEROUPPER
	RET

DATA weights<>+0(SB)/8, $0x191a1b1c1d1e1f20
DATA weights<>+8(SB)/8, $0x1112131415161718
DATA weights<>+16(SB)/8, $0x090a0b0c0d0e0f10
DATA weights<>+24(SB)/8, $0x0102030405060708
GLOBL weights<>(SB), RODATA|NOPTR, $32
