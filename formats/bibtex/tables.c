#include "formats/bibtex/tables.h"

#include <string.h>

#include "formats/bibtex/tex.h"

const struct tex_symbol tex_symbols[] = {
	{ "AA", 0x00C5, 0 },	/* Å */
	{ "AE", 0x00C6, 0 },	/* Æ */
	{ "Box", 0x25A1, MATH | ALIAS },	/* □ */
	{ "DH", 0x00D0, 0 },	/* Ð */
	{ "DJ", 0x0110, 0 },	/* Đ */
	{ "Delta", 0x0394, MATH },	/* Δ */
	{ "Diamond", 0x25C7, MATH },	/* ◇ */
	{ "Downarrow", 0x21D3, MATH },	/* ⇓ */
	{ "EUR", 0x20AC, ALIAS },	/* € */
	{ "Gamma", 0x0393, MATH },	/* Γ */
	{ "Hwithstroke", 0x0126, ALIAS },	/* Ħ */
	{ "IJ", 0x0132, 0 },	/* Ĳ */
	{ "Im", 0x2111, MATH },	/* ℑ */
	{ "L", 0x0141, 0 },	/* Ł */
	{ "Lambda", 0x039B, MATH },	/* Λ */
	{ "Leftarrow", 0x21D0, MATH },	/* ⇐ */
	{ "Leftrightarrow", 0x21D4, MATH },	/* ⇔ */
	{ "Longleftarrow", 0x27F8, MATH },	/* ⟸ */
	{ "Longleftrightarrow", 0x27FA, MATH | ALIAS },	/* ⟺ */
	{ "Longrightarrow", 0x27F9, MATH | ALIAS },	/* ⟹ */
	{ "NG", 0x014A, 0 },	/* Ŋ */
	{ "O", 0x00D8, 0 },	/* Ø */
	{ "OE", 0x0152, 0 },	/* Œ */
	{ "Omega", 0x03A9, MATH },	/* Ω */
	{ "P", 0x00B6, ALIAS },	/* ¶ */
	{ "Phi", 0x03A6, MATH },	/* Φ */
	{ "Pi", 0x03A0, MATH },	/* Π */
	{ "Psi", 0x03A8, MATH },	/* Ψ */
	{ "Re", 0x211C, MATH },	/* ℜ */
	{ "Rightarrow", 0x21D2, MATH },	/* ⇒ */
	{ "S", 0x00A7, ALIAS },	/* § */
	{ "SS", 0x1E9E, 0 },	/* ẞ */
	{ "Sigma", 0x03A3, MATH },	/* Σ */
	{ "TH", 0x00DE, 0 },	/* Þ */
	{ "Theta", 0x0398, MATH },	/* Θ */
	{ "Uparrow", 0x21D1, MATH },	/* ⇑ */
	{ "Upsilon", 0x03A5, MATH },	/* Υ */
	{ "Vert", 0x2016, MATH | ALIAS },	/* ‖ */
	{ "Xi", 0x039E, MATH },	/* Ξ */
	{ "aa", 0x00E5, 0 },	/* å */
	{ "ae", 0x00E6, 0 },	/* æ */
	{ "aleph", 0x2135, MATH },	/* ℵ */
	{ "alpha", 0x03B1, MATH },	/* α */
	{ "amalg", 0x2A3F, MATH },	/* ⨿ */
	{ "angle", 0x2220, MATH },	/* ∠ */
	{ "approx", 0x2248, MATH },	/* ≈ */
	{ "ast", 0x2217, MATH | ALIAS },	/* ∗ */
	{ "asymp", 0x224D, MATH },	/* ≍ */
	{ "backprime", 0x2035, MATH },	/* ‵ */
	{ "backslash", 0x005C, MATH | ALIAS },
	{ "because", 0x2235, MATH },	/* ∵ */
	{ "beta", 0x03B2, MATH },	/* β */
	{ "beth", 0x2136, MATH },	/* ℶ */
	{ "bigcap", 0x22C2, MATH },	/* ⋂ */
	{ "bigcirc", 0x25EF, MATH | ALIAS },	/* ◯ */
	{ "bigcup", 0x22C3, MATH },	/* ⋃ */
	{ "bigodot", 0x2A00, MATH },	/* ⨀ */
	{ "bigoplus", 0x2A01, MATH },	/* ⨁ */
	{ "bigotimes", 0x2A02, MATH },	/* ⨂ */
	{ "bigstar", 0x2605, MATH },	/* ★ */
	{ "bigtriangledown", 0x25BD, MATH },	/* ▽ */
	{ "bigtriangleup", 0x25B3, MATH | ALIAS },	/* △ */
	{ "bigvee", 0x22C1, MATH },	/* ⋁ */
	{ "bigwedge", 0x22C0, MATH },	/* ⋀ */
	{ "blacksquare", 0x25A0, MATH },	/* ■ */
	{ "blacktriangle", 0x25B2, MATH },	/* ▲ */
	{ "bot", 0x22A5, MATH | ALIAS },	/* ⊥ */
	{ "bowtie", 0x22C8, MATH },	/* ⋈ */
	{ "boxdot", 0x22A1, MATH },	/* ⊡ */
	{ "boxplus", 0x229E, MATH },	/* ⊞ */
	{ "boxtimes", 0x22A0, MATH },	/* ⊠ */
	{ "bullet", 0x2219, MATH },	/* ∙ */
	{ "cap", 0x2229, MATH },	/* ∩ */
	{ "cdot", 0x22C5, MATH },	/* ⋅ */
	{ "cdots", 0x22EF, MATH },	/* ⋯ */
	{ "checkmark", 0x2713, 0 },	/* ✓ */
	{ "chi", 0x03C7, MATH },	/* χ */
	{ "circ", 0x2218, MATH },	/* ∘ */
	{ "circlearrowleft", 0x21BA, MATH },	/* ↺ */
	{ "circlearrowright", 0x21BB, MATH },	/* ↻ */
	{ "circledR", 0x00AE, MATH | ALIAS },	/* ® */
	{ "circledS", 0x24C8, MATH },	/* Ⓢ */
	{ "clubsuit", 0x2663, 0 },	/* ♣ */
	{ "complement", 0x2201, MATH },	/* ∁ */
	{ "cong", 0x2245, MATH },	/* ≅ */
	{ "coprod", 0x2210, MATH },	/* ∐ */
	{ "copyright", 0x00A9, ALIAS },	/* © */
	{ "cup", 0x222A, MATH },	/* ∪ */
	{ "dag", 0x2020, ALIAS },	/* † */
	{ "dagger", 0x2020, MATH | ALIAS },	/* † */
	{ "dashv", 0x22A3, MATH },	/* ⊣ */
	{ "ddag", 0x2021, ALIAS },	/* ‡ */
	{ "ddagger", 0x2021, MATH | ALIAS },	/* ‡ */
	{ "ddots", 0x22F1, MATH },	/* ⋱ */
	{ "degree", 0x00B0, ALIAS },	/* ° */
	{ "delta", 0x03B4, MATH },	/* δ */
	{ "dh", 0x00F0, 0 },	/* ð */
	{ "diamond", 0x22C4, MATH },	/* ⋄ */
	{ "diamondsuit", 0x2666, 0 },	/* ♦ */
	{ "digamma", 0x03DD, MATH },	/* ϝ */
	{ "div", 0x00F7, MATH | ALIAS },	/* ÷ */
	{ "dj", 0x0111, 0 },	/* đ */
	{ "doteq", 0x2250, MATH },	/* ≐ */
	{ "dots", 0x2026, ALIAS },	/* … */
	{ "dotsb", 0x22EF, MATH | ALIAS },	/* ⋯ */
	{ "dotsc", 0x2026, MATH | ALIAS },	/* … */
	{ "downarrow", 0x2193, MATH | ALIAS },	/* ↓ */
	{ "ell", 0x2113, MATH },	/* ℓ */
	{ "emptyset", 0x2205, MATH },	/* ∅ */
	{ "emspace", 0x2003, 0 },
	{ "enspace", 0x2002, 0 },
	{ "epsilon", 0x03F5, MATH },	/* ϵ */
	{ "equiv", 0x2261, MATH },	/* ≡ */
	{ "eta", 0x03B7, MATH },	/* η */
	{ "eth", 0x00F0, MATH | ALIAS },	/* ð */
	{ "euro", 0x20AC, ALIAS },	/* € */
	{ "exists", 0x2203, MATH },	/* ∃ */
	{ "female", 0x2640, 0 },	/* ♀ */
	{ "flat", 0x266D, 0 },	/* ♭ */
	{ "flq", 0x2039, ALIAS },	/* ‹ */
	{ "flqq", 0x00AB, ALIAS },	/* « */
	{ "forall", 0x2200, MATH },	/* ∀ */
	{ "frown", 0x2322, MATH },	/* ⌢ */
	{ "frq", 0x203A, ALIAS },	/* › */
	{ "frqq", 0x00BB, ALIAS },	/* » */
	{ "gamma", 0x03B3, MATH },	/* γ */
	{ "ge", 0x2265, MATH | ALIAS },	/* ≥ */
	{ "geq", 0x2265, MATH },	/* ≥ */
	{ "geqslant", 0x2A7E, MATH },	/* ⩾ */
	{ "gets", 0x2190, MATH | ALIAS },	/* ← */
	{ "gg", 0x226B, MATH },	/* ≫ */
	{ "glq", 0x201A, ALIAS },	/* ‚ */
	{ "glqq", 0x201E, ALIAS },	/* „ */
	{ "grq", 0x2018, ALIAS },	/* ‘ */
	{ "grqq", 0x201C, ALIAS },	/* “ */
	{ "gtrless", 0x2277, MATH },	/* ≷ */
	{ "gtrsim", 0x2273, MATH },	/* ≳ */
	{ "guillemetleft", 0x00AB, ALIAS },	/* « */
	{ "guillemetright", 0x00BB, ALIAS },	/* » */
	{ "guillemotleft", 0x00AB, 0 },	/* « */
	{ "guillemotright", 0x00BB, 0 },	/* » */
	{ "guilsinglleft", 0x2039, 0 },	/* ‹ */
	{ "guilsinglright", 0x203A, 0 },	/* › */
	{ "hbar", 0x0127, ALIAS },	/* ħ */
	{ "heartsuit", 0x2665, 0 },	/* ♥ */
	{ "hookleftarrow", 0x21A9, MATH },	/* ↩ */
	{ "hookrightarrow", 0x21AA, MATH },	/* ↪ */
	{ "hslash", 0x210F, MATH },	/* ℏ */
	{ "hwithstroke", 0x0127, ALIAS },	/* ħ */
	{ "i", 0x0131, 0 },	/* ı */
	{ "iff", 0x27FA, MATH },	/* ⟺ */
	{ "iiint", 0x222D, MATH },	/* ∭ */
	{ "iint", 0x222C, MATH },	/* ∬ */
	{ "ij", 0x0133, 0 },	/* ĳ */
	{ "imath", 0x0131, MATH | ALIAS },	/* ı */
	{ "implies", 0x27F9, MATH },	/* ⟹ */
	{ "in", 0x2208, MATH },	/* ∈ */
	{ "infty", 0x221E, MATH },	/* ∞ */
	{ "int", 0x222B, MATH },	/* ∫ */
	{ "iota", 0x03B9, MATH },	/* ι */
	{ "j", 0x0237, 0 },	/* ȷ */
	{ "jmath", 0x0237, MATH | ALIAS },	/* ȷ */
	{ "kappa", 0x03BA, MATH },	/* κ */
	{ "l", 0x0142, 0 },	/* ł */
	{ "lambda", 0x03BB, MATH },	/* λ */
	{ "land", 0x2227, MATH | ALIAS },	/* ∧ */
	{ "langle", 0x27E8, MATH },	/* ⟨ */
	{ "lbrace", 0x007B, ALIAS },
	{ "lbrack", 0x005B, MATH },
	{ "lceil", 0x2308, MATH },	/* ⌈ */
	{ "ldots", 0x2026, ALIAS },	/* … */
	{ "le", 0x2264, MATH | ALIAS },	/* ≤ */
	{ "leadsto", 0x21DD, MATH },	/* ⇝ */
	{ "leftarrow", 0x2190, MATH | ALIAS },	/* ← */
	{ "leftharpoonup", 0x21BC, MATH },	/* ↼ */
	{ "leftrightarrow", 0x2194, MATH },	/* ↔ */
	{ "leq", 0x2264, MATH },	/* ≤ */
	{ "leqslant", 0x2A7D, MATH },	/* ⩽ */
	{ "lessgtr", 0x2276, MATH },	/* ≶ */
	{ "lesssim", 0x2272, MATH },	/* ≲ */
	{ "lfloor", 0x230A, MATH },	/* ⌊ */
	{ "lhd", 0x22B2, MATH },	/* ⊲ */
	{ "ll", 0x226A, MATH },	/* ≪ */
	{ "lnot", 0x00AC, MATH | ALIAS },	/* ¬ */
	{ "longleftarrow", 0x27F5, MATH },	/* ⟵ */
	{ "longleftrightarrow", 0x27F7, MATH },	/* ⟷ */
	{ "longmapsto", 0x27FC, MATH },	/* ⟼ */
	{ "longrightarrow", 0x27F6, MATH },	/* ⟶ */
	{ "lor", 0x2228, MATH | ALIAS },	/* ∨ */
	{ "lozenge", 0x25CA, MATH },	/* ◊ */
	{ "lq", 0x2018, ALIAS },	/* ‘ */
	{ "ltimes", 0x22C9, MATH },	/* ⋉ */
	{ "male", 0x2642, 0 },	/* ♂ */
	{ "mapsto", 0x21A6, MATH },	/* ↦ */
	{ "measuredangle", 0x2221, MATH },	/* ∡ */
	{ "mho", 0x2127, MATH | ALIAS },	/* ℧ */
	{ "micro", 0x00B5, ALIAS },	/* µ */
	{ "mid", 0x2223, MATH },	/* ∣ */
	{ "models", 0x22A8, MATH },	/* ⊨ */
	{ "mp", 0x2213, MATH },	/* ∓ */
	{ "mu", 0x03BC, MATH },	/* μ */
	{ "nabla", 0x2207, MATH },	/* ∇ */
	{ "natural", 0x266E, 0 },	/* ♮ */
	{ "ncong", 0x2247, MATH },	/* ≇ */
	{ "ne", 0x2260, MATH | ALIAS },	/* ≠ */
	{ "nearrow", 0x2197, MATH },	/* ↗ */
	{ "neg", 0x00AC, MATH | ALIAS },	/* ¬ */
	{ "neq", 0x2260, MATH },	/* ≠ */
	{ "nexists", 0x2204, MATH },	/* ∄ */
	{ "ng", 0x014B, 0 },	/* ŋ */
	{ "ngeq", 0x2271, MATH },	/* ≱ */
	{ "ngtr", 0x226F, MATH },	/* ≯ */
	{ "ni", 0x220B, MATH },	/* ∋ */
	{ "nleq", 0x2270, MATH },	/* ≰ */
	{ "nless", 0x226E, MATH },	/* ≮ */
	{ "nmid", 0x2224, MATH },	/* ∤ */
	{ "nobreakspace", 0x00A0, 0 },
	{ "notin", 0x2209, MATH },	/* ∉ */
	{ "nparallel", 0x2226, MATH },	/* ∦ */
	{ "nsim", 0x2241, MATH },	/* ≁ */
	{ "nsubseteq", 0x2288, MATH },	/* ⊈ */
	{ "nu", 0x03BD, MATH },	/* ν */
	{ "nwarrow", 0x2196, MATH },	/* ↖ */
	{ "o", 0x00F8, 0 },	/* ø */
	{ "odot", 0x2299, MATH },	/* ⊙ */
	{ "oe", 0x0153, 0 },	/* œ */
	{ "oint", 0x222E, MATH },	/* ∮ */
	{ "omega", 0x03C9, MATH },	/* ω */
	{ "omicron", 0x03BF, MATH },	/* ο */
	{ "ominus", 0x2296, MATH },	/* ⊖ */
	{ "oplus", 0x2295, MATH },	/* ⊕ */
	{ "oslash", 0x2298, MATH },	/* ⊘ */
	{ "otimes", 0x2297, MATH },	/* ⊗ */
	{ "parallel", 0x2225, MATH },	/* ∥ */
	{ "partial", 0x2202, MATH },	/* ∂ */
	{ "perp", 0x22A5, MATH },	/* ⊥ */
	{ "phi", 0x03D5, MATH },	/* ϕ */
	{ "phone", 0x260E, 0 },	/* ☎ */
	{ "pi", 0x03C0, MATH },	/* π */
	{ "pm", 0x00B1, MATH | ALIAS },	/* ± */
	{ "pounds", 0x00A3, ALIAS },	/* £ */
	{ "prec", 0x227A, MATH },	/* ≺ */
	{ "preceq", 0x2AAF, MATH },	/* ⪯ */
	{ "prime", 0x2032, MATH },	/* ′ */
	{ "prod", 0x220F, MATH },	/* ∏ */
	{ "propto", 0x221D, MATH },	/* ∝ */
	{ "psi", 0x03C8, MATH },	/* ψ */
	{ "quotedblbase", 0x201E, 0 },	/* „ */
	{ "quotesinglbase", 0x201A, 0 },	/* ‚ */
	{ "rangle", 0x27E9, MATH },	/* ⟩ */
	{ "rbrace", 0x007D, ALIAS },
	{ "rbrack", 0x005D, MATH },
	{ "rceil", 0x2309, MATH },	/* ⌉ */
	{ "rfloor", 0x230B, MATH },	/* ⌋ */
	{ "rhd", 0x22B3, MATH },	/* ⊳ */
	{ "rho", 0x03C1, MATH },	/* ρ */
	{ "rightarrow", 0x2192, MATH | ALIAS },	/* → */
	{ "rightharpoonup", 0x21C0, MATH },	/* ⇀ */
	{ "rightleftharpoons", 0x21CC, MATH },	/* ⇌ */
	{ "rightsquigarrow", 0x21DD, MATH | ALIAS },	/* ⇝ */
	{ "rq", 0x2019, ALIAS },	/* ’ */
	{ "rtimes", 0x22CA, MATH },	/* ⋊ */
	{ "searrow", 0x2198, MATH },	/* ↘ */
	{ "setminus", 0x2216, MATH },	/* ∖ */
	{ "sharp", 0x266F, 0 },	/* ♯ */
	{ "sigma", 0x03C3, MATH },	/* σ */
	{ "sim", 0x223C, MATH },	/* ∼ */
	{ "simeq", 0x2243, MATH },	/* ≃ */
	{ "slash", 0x002F, 0 },
	{ "smile", 0x2323, MATH },	/* ⌣ */
	{ "spadesuit", 0x2660, 0 },	/* ♠ */
	{ "sqcap", 0x2293, MATH },	/* ⊓ */
	{ "sqcup", 0x2294, MATH },	/* ⊔ */
	{ "sqsubset", 0x228F, MATH },	/* ⊏ */
	{ "sqsubseteq", 0x2291, MATH },	/* ⊑ */
	{ "sqsupset", 0x2290, MATH },	/* ⊐ */
	{ "sqsupseteq", 0x2292, MATH },	/* ⊒ */
	{ "square", 0x25A1, MATH },	/* □ */
	{ "ss", 0x00DF, 0 },	/* ß */
	{ "star", 0x22C6, MATH },	/* ⋆ */
	{ "subset", 0x2282, MATH },	/* ⊂ */
	{ "subseteq", 0x2286, MATH },	/* ⊆ */
	{ "subsetneq", 0x228A, MATH },	/* ⊊ */
	{ "succ", 0x227B, MATH },	/* ≻ */
	{ "succeq", 0x2AB0, MATH },	/* ⪰ */
	{ "sum", 0x2211, MATH },	/* ∑ */
	{ "supset", 0x2283, MATH },	/* ⊃ */
	{ "supseteq", 0x2287, MATH },	/* ⊇ */
	{ "surd", 0x221A, MATH | ALIAS },	/* √ */
	{ "swarrow", 0x2199, MATH },	/* ↙ */
	{ "tau", 0x03C4, MATH },	/* τ */
	{ "textAlpha", 0x0391, 0 },	/* Α */
	{ "textBeta", 0x0392, 0 },	/* Β */
	{ "textChi", 0x03A7, 0 },	/* Χ */
	{ "textCrh", 0x0126, 0 },	/* Ħ */
	{ "textDelta", 0x0394, ALIAS },	/* Δ */
	{ "textEpsilon", 0x0395, 0 },	/* Ε */
	{ "textEta", 0x0397, 0 },	/* Η */
	{ "textGamma", 0x0393, ALIAS },	/* Γ */
	{ "textIota", 0x0399, 0 },	/* Ι */
	{ "textKappa", 0x039A, 0 },	/* Κ */
	{ "textLambda", 0x039B, ALIAS },	/* Λ */
	{ "textMu", 0x039C, 0 },	/* Μ */
	{ "textNu", 0x039D, 0 },	/* Ν */
	{ "textOmega", 0x03A9, ALIAS },	/* Ω */
	{ "textOmicron", 0x039F, 0 },	/* Ο */
	{ "textPhi", 0x03A6, ALIAS },	/* Φ */
	{ "textPi", 0x03A0, ALIAS },	/* Π */
	{ "textPsi", 0x03A8, ALIAS },	/* Ψ */
	{ "textRho", 0x03A1, 0 },	/* Ρ */
	{ "textSigma", 0x03A3, ALIAS },	/* Σ */
	{ "textTau", 0x03A4, 0 },	/* Τ */
	{ "textTheta", 0x0398, ALIAS },	/* Θ */
	{ "textUpsilon", 0x03A5, ALIAS },	/* Υ */
	{ "textXi", 0x039E, ALIAS },	/* Ξ */
	{ "textZeta", 0x0396, 0 },	/* Ζ */
	{ "textacutedbl", 0x02DD, 0 },	/* ˝ */
	{ "textalpha", 0x03B1, ALIAS },	/* α */
	{ "textasciiacute", 0x00B4, 0 },	/* ´ */
	{ "textasciibreve", 0x02D8, 0 },	/* ˘ */
	{ "textasciicaron", 0x02C7, 0 },	/* ˇ */
	{ "textasciicircum", 0x005E, 0 },
	{ "textasciidieresis", 0x00A8, 0 },	/* ¨ */
	{ "textasciigrave", 0x0060, 0 },
	{ "textasciimacron", 0x00AF, 0 },	/* ¯ */
	{ "textasciitilde", 0x007E, 0 },
	{ "textasteriskcentered", 0x2217, 0 },	/* ∗ */
	{ "textbackslash", 0x005C, 0 },
	{ "textbaht", 0x0E3F, 0 },	/* ฿ */
	{ "textbar", 0x007C, 0 },
	{ "textbardbl", 0x2016, 0 },	/* ‖ */
	{ "textbari", 0x0268, 0 },	/* ɨ */
	{ "textbaru", 0x0289, 0 },	/* ʉ */
	{ "textbeta", 0x03B2, ALIAS },	/* β */
	{ "textbigcircle", 0x25EF, 0 },	/* ◯ */
	{ "textborn", 0x22C6, ALIAS },	/* ⋆ */
	{ "textbraceleft", 0x007B, 0 },
	{ "textbraceright", 0x007D, 0 },
	{ "textbrokenbar", 0x00A6, 0 },	/* ¦ */
	{ "textbullet", 0x2022, 0 },	/* • */
	{ "textcedilla", 0x00B8, 0 },	/* ¸ */
	{ "textcelsius", 0x2103, 0 },	/* ℃ */
	{ "textcent", 0x00A2, 0 },	/* ¢ */
	{ "textchi", 0x03C7, ALIAS },	/* χ */
	{ "textcircledP", 0x2117, 0 },	/* ℗ */
	{ "textcolonmonetary", 0x20A1, 0 },	/* ₡ */
	{ "textcompwordmark", 0x200C, 0 },
	{ "textcopyleft", 0x1F12F, 0 },	/* 🄯 */
	{ "textcopyright", 0x00A9, 0 },	/* © */
	{ "textcrh", 0x0127, 0 },	/* ħ */
	{ "textcurrency", 0x00A4, 0 },	/* ¤ */
	{ "textdagger", 0x2020, 0 },	/* † */
	{ "textdaggerdbl", 0x2021, 0 },	/* ‡ */
	{ "textdegree", 0x00B0, 0 },	/* ° */
	{ "textdelta", 0x03B4, ALIAS },	/* δ */
	{ "textdied", 0x271D, 0 },	/* ✝ */
	{ "textdiscount", 0x2052, 0 },	/* ⁒ */
	{ "textdiv", 0x00F7, 0 },	/* ÷ */
	{ "textdivorced", 0x26AE, 0 },	/* ⚮ */
	{ "textdollar", 0x0024, 0 },
	{ "textdong", 0x20AB, 0 },	/* ₫ */
	{ "textdotaccent", 0x02D9, 0 },	/* ˙ */
	{ "textdoublepipe", 0x01C2, 0 },	/* ǂ */
	{ "textdownarrow", 0x2193, 0 },	/* ↓ */
	{ "textellipsis", 0x2026, 0 },	/* … */
	{ "textemdash", 0x2014, 0 },	/* — */
	{ "textendash", 0x2013, 0 },	/* – */
	{ "texteng", 0x014B, ALIAS },	/* ŋ */
	{ "textepsilon", 0x025B, 0 },	/* ɛ */
	{ "textesh", 0x0283, 0 },	/* ʃ */
	{ "textestimated", 0x212E, 0 },	/* ℮ */
	{ "texteta", 0x03B7, ALIAS },	/* η */
	{ "texteuro", 0x20AC, 0 },	/* € */
	{ "textexclamdown", 0x00A1, 0 },	/* ¡ */
	{ "textezh", 0x0292, 0 },	/* ʒ */
	{ "textflorin", 0x0192, 0 },	/* ƒ */
	{ "textfractionsolidus", 0x2044, 0 },	/* ⁄ */
	{ "textgamma", 0x03B3, ALIAS },	/* γ */
	{ "textglotstop", 0x0294, 0 },	/* ʔ */
	{ "textgreater", 0x003E, 0 },
	{ "textguarani", 0x20B2, 0 },	/* ₲ */
	{ "texthtb", 0x0253, 0 },	/* ɓ */
	{ "texthtd", 0x0257, 0 },	/* ɗ */
	{ "texthtk", 0x0199, 0 },	/* ƙ */
	{ "texthvlig", 0x0195, 0 },	/* ƕ */
	{ "textinterrobang", 0x203D, 0 },	/* ‽ */
	{ "textiota", 0x0269, 0 },	/* ɩ */
	{ "textkappa", 0x03BA, ALIAS },	/* κ */
	{ "textlambda", 0x03BB, ALIAS },	/* λ */
	{ "textlangle", 0x3008, 0 },	/* 〈 */
	{ "textleaf", 0x2619, 0 },	/* ☙ */
	{ "textleftarrow", 0x2190, 0 },	/* ← */
	{ "textless", 0x003C, 0 },
	{ "textlira", 0x20A4, 0 },	/* ₤ */
	{ "textlnot", 0x00AC, 0 },	/* ¬ */
	{ "textlquill", 0x2045, 0 },	/* ⁅ */
	{ "textltailn", 0x0272, 0 },	/* ɲ */
	{ "textmarried", 0x26AD, 0 },	/* ⚭ */
	{ "textmho", 0x2127, 0 },	/* ℧ */
	{ "textminus", 0x2212, 0 },	/* − */
	{ "textmu", 0x00B5, 0 },	/* µ */
	{ "textmusicalnote", 0x266A, 0 },	/* ♪ */
	{ "textnaira", 0x20A6, 0 },	/* ₦ */
	{ "textnonbreakinghyphen", 0x2011, 0 },	/* ‑ */
	{ "textnrleg", 0x019E, 0 },	/* ƞ */
	{ "textnu", 0x03BD, ALIAS },	/* ν */
	{ "textnumero", 0x2116, 0 },	/* № */
	{ "textogonek", 0x02DB, 0 },	/* ˛ */
	{ "textohm", 0x03A9, ALIAS },	/* Ω */
	{ "textomega", 0x03C9, ALIAS },	/* ω */
	{ "textomicron", 0x03BF, ALIAS },	/* ο */
	{ "textonehalf", 0x00BD, 0 },	/* ½ */
	{ "textonequarter", 0x00BC, 0 },	/* ¼ */
	{ "textonesuperior", 0x00B9, 0 },	/* ¹ */
	{ "textopenbullet", 0x25E6, 0 },	/* ◦ */
	{ "textopeno", 0x0254, 0 },	/* ɔ */
	{ "textordfeminine", 0x00AA, 0 },	/* ª */
	{ "textordmasculine", 0x00BA, 0 },	/* º */
	{ "textparagraph", 0x00B6, 0 },	/* ¶ */
	{ "textperiodcentered", 0x00B7, 0 },	/* · */
	{ "textpertenthousand", 0x2031, 0 },	/* ‱ */
	{ "textperthousand", 0x2030, 0 },	/* ‰ */
	{ "textpeso", 0x20B1, 0 },	/* ₱ */
	{ "textphi", 0x03C6, ALIAS },	/* φ */
	{ "textpi", 0x03C0, ALIAS },	/* π */
	{ "textpilcrow", 0x00B6, ALIAS },	/* ¶ */
	{ "textpipe", 0x01C0, 0 },	/* ǀ */
	{ "textpm", 0x00B1, 0 },	/* ± */
	{ "textpsi", 0x03C8, ALIAS },	/* ψ */
	{ "textquestiondown", 0x00BF, 0 },	/* ¿ */
	{ "textquotedbl", 0x0022, 0 },
	{ "textquotedblleft", 0x201C, 0 },	/* “ */
	{ "textquotedblright", 0x201D, 0 },	/* ” */
	{ "textquoteleft", 0x2018, 0 },	/* ‘ */
	{ "textquoteright", 0x2019, 0 },	/* ’ */
	{ "textquotesingle", 0x0027, 0 },
	{ "textrangle", 0x3009, 0 },	/* 〉 */
	{ "textrecipe", 0x211E, 0 },	/* ℞ */
	{ "textreferencemark", 0x203B, 0 },	/* ※ */
	{ "textregistered", 0x00AE, 0 },	/* ® */
	{ "textrho", 0x03C1, ALIAS },	/* ρ */
	{ "textrightarrow", 0x2192, 0 },	/* → */
	{ "textringabove", 0x02DA, 0 },	/* ˚ */
	{ "textrquill", 0x2046, 0 },	/* ⁆ */
	{ "textsca", 0x1D00, 0 },	/* ᴀ */
	{ "textschwa", 0x0259, 0 },	/* ə */
	{ "textsection", 0x00A7, 0 },	/* § */
	{ "textservicemark", 0x2120, 0 },	/* ℠ */
	{ "textsigma", 0x03C3, ALIAS },	/* σ */
	{ "textsterling", 0x00A3, 0 },	/* £ */
	{ "textsurd", 0x221A, 0 },	/* √ */
	{ "texttau", 0x03C4, ALIAS },	/* τ */
	{ "texttheta", 0x03B8, ALIAS },	/* θ */
	{ "textthinspace", 0x2009, ALIAS },
	{ "textthreequarters", 0x00BE, 0 },	/* ¾ */
	{ "textthreesuperior", 0x00B3, 0 },	/* ³ */
	{ "texttimes", 0x00D7, 0 },	/* × */
	{ "texttrademark", 0x2122, 0 },	/* ™ */
	{ "textturna", 0x0250, 0 },	/* ɐ */
	{ "textturnv", 0x028C, 0 },	/* ʌ */
	{ "texttwosuperior", 0x00B2, 0 },	/* ² */
	{ "textunderscore", 0x005F, 0 },
	{ "textuparrow", 0x2191, 0 },	/* ↑ */
	{ "textupsilon", 0x028A, 0 },	/* ʊ */
	{ "textvarsigma", 0x03C2, ALIAS },	/* ς */
	{ "textvisiblespace", 0x2423, 0 },	/* ␣ */
	{ "textwon", 0x20A9, 0 },	/* ₩ */
	{ "textxi", 0x03BE, ALIAS },	/* ξ */
	{ "textyen", 0x00A5, 0 },	/* ¥ */
	{ "textzeta", 0x03B6, ALIAS },	/* ζ */
	{ "th", 0x00FE, 0 },	/* þ */
	{ "therefore", 0x2234, MATH },	/* ∴ */
	{ "theta", 0x03B8, MATH },	/* θ */
	{ "thinspace", 0x2009, 0 },
	{ "times", 0x00D7, MATH | ALIAS },	/* × */
	{ "to", 0x2192, MATH | ALIAS },	/* → */
	{ "top", 0x22A4, MATH },	/* ⊤ */
	{ "triangle", 0x25B3, MATH },	/* △ */
	{ "triangleleft", 0x25C1, MATH },	/* ◁ */
	{ "triangleq", 0x225C, MATH },	/* ≜ */
	{ "triangleright", 0x25B7, MATH },	/* ▷ */
	{ "unlhd", 0x22B4, MATH },	/* ⊴ */
	{ "unrhd", 0x22B5, MATH },	/* ⊵ */
	{ "uparrow", 0x2191, MATH | ALIAS },	/* ↑ */
	{ "updownarrow", 0x2195, MATH },	/* ↕ */
	{ "uplus", 0x228E, MATH },	/* ⊎ */
	{ "upsilon", 0x03C5, MATH },	/* υ */
	{ "varepsilon", 0x03B5, MATH },	/* ε */
	{ "varkappa", 0x03F0, MATH },	/* ϰ */
	{ "varnothing", 0x2205, MATH | ALIAS },	/* ∅ */
	{ "varphi", 0x03C6, MATH },	/* φ */
	{ "varpi", 0x03D6, MATH },	/* ϖ */
	{ "varrho", 0x03F1, MATH },	/* ϱ */
	{ "varsigma", 0x03C2, MATH },	/* ς */
	{ "vartheta", 0x03D1, MATH },	/* ϑ */
	{ "vartriangle", 0x25B3, MATH | ALIAS },	/* △ */
	{ "vdash", 0x22A2, MATH },	/* ⊢ */
	{ "vdots", 0x22EE, MATH },	/* ⋮ */
	{ "vee", 0x2228, MATH },	/* ∨ */
	{ "vert", 0x007C, MATH | ALIAS },
	{ "wedge", 0x2227, MATH },	/* ∧ */
	{ "wp", 0x2118, MATH },	/* ℘ */
	{ "wr", 0x2240, MATH },	/* ≀ */
	{ "xi", 0x03BE, MATH },	/* ξ */
	{ "yen", 0x00A5, MATH | ALIAS },	/* ¥ */
	{ "zeta", 0x03B6, MATH },	/* ζ */
};

const size_t tex_n_symbols = sizeof(tex_symbols) / sizeof(tex_symbols[0]);

const struct tex_accent tex_accents[] = {
	{ "\"", 0x0308, 0x00A8, 0 },
	{ "'", 0x0301, 0x00B4, 0 },
	{ ".", 0x0307, 0x02D9, 0 },
	{ "=", 0x0304, 0x00AF, 0 },
	{ "G", 0x030F, 0, 0 },
	{ "H", 0x030B, 0x02DD, 0 },
	{ "U", 0x030D, 0, 0 },
	{ "^", 0x0302, '^', 0 },
	{ "`", 0x0300, '`', 0 },
	{ "acute", 0x0301, 0, ALIAS },
	{ "b", 0x0331, 0x02CD, 0 },
	{ "bar", 0x0304, 0, ALIAS },
	{ "breve", 0x0306, 0, ALIAS },
	{ "c", 0x0327, 0x00B8, 0 },
	{ "cb", 0x0326, 0, ALIAS },
	{ "cedilla", 0x0327, 0, ALIAS },
	{ "check", 0x030C, 0, ALIAS },
	{ "d", 0x0323, 0, 0 },
	{ "ddot", 0x0308, 0, ALIAS },
	{ "dot", 0x0307, 0, ALIAS },
	{ "f", 0x0311, 0, 0 },
	{ "grave", 0x0300, 0, ALIAS },
	{ "h", 0x0309, 0, 0 },
	{ "hat", 0x0302, 0, ALIAS },
	{ "horn", 0x031B, 0, 0 },
	{ "k", 0x0328, 0x02DB, 0 },
	{ "mathring", 0x030A, 0, ALIAS },
	{ "ogonek", 0x0328, 0, ALIAS },
	{ "overline", 0x0305, 0, ALIAS },
	{ "r", 0x030A, 0x02DA, 0 },
	{ "t", 0x0361, 0, 0 },
	{ "textcommabelow", 0x0326, 0, 0 },
	{ "textsubcircum", 0x032D, 0, 0 },
	{ "textsubring", 0x0325, 0, 0 },
	{ "textsubtilde", 0x0330, 0, 0 },
	{ "tilde", 0x0303, 0, ALIAS },
	{ "u", 0x0306, 0x02D8, 0 },
	{ "v", 0x030C, 0x02C7, 0 },
	{ "vec", 0x20D7, 0, ALIAS },
	{ "widehat", 0x0302, 0, ALIAS },
	{ "widetilde", 0x0303, 0, ALIAS },
	{ "~", 0x0303, '~', 0 },
};

const size_t tex_n_accents = sizeof(tex_accents) / sizeof(tex_accents[0]);

const struct tex_script tex_scripts[] = {
	{ '0', 0x2070, 0x2080 },
	{ '1', 0x00B9, 0x2081 },
	{ '2', 0x00B2, 0x2082 },
	{ '3', 0x00B3, 0x2083 },
	{ '4', 0x2074, 0x2084 },
	{ '5', 0x2075, 0x2085 },
	{ '6', 0x2076, 0x2086 },
	{ '7', 0x2077, 0x2087 },
	{ '8', 0x2078, 0x2088 },
	{ '9', 0x2079, 0x2089 },
	{ '+', 0x207A, 0x208A },
	{ '-', 0x207B, 0x208B },
	{ '=', 0x207C, 0x208C },
	{ '(', 0x207D, 0x208D },
	{ ')', 0x207E, 0x208E },
	{ 'a', 0, 0x2090 },
	{ 'e', 0, 0x2091 },
	{ 'h', 0, 0x2095 },
	{ 'i', 0x2071, 0x1D62 },
	{ 'j', 0, 0x2C7C },
	{ 'k', 0, 0x2096 },
	{ 'l', 0, 0x2097 },
	{ 'm', 0, 0x2098 },
	{ 'n', 0x207F, 0x2099 },
	{ 'o', 0, 0x2092 },
	{ 'p', 0, 0x209A },
	{ 'r', 0, 0x1D63 },
	{ 's', 0, 0x209B },
	{ 't', 0, 0x209C },
	{ 'u', 0, 0x1D64 },
	{ 'v', 0, 0x1D65 },
	{ 'x', 0, 0x2093 },
};

const size_t tex_n_scripts = sizeof(tex_scripts) / sizeof(tex_scripts[0]);

/* Sorted by name. */
static const struct tex_command commands[] = {
	{ "AmS", ACTION_TEXT, "AMS" },
	{ "BibTeX", ACTION_TEXT, "BibTeX" },
	{ "Big", ACTION_KEEP, "" },
	{ "Bigg", ACTION_KEEP, "" },
	{ "Bigl", ACTION_KEEP, "" },
	{ "Bigr", ACTION_KEEP, "" },
	{ "Huge", ACTION_KEEP, "" },
	{ "KOMAScript", ACTION_TEXT, "KOMA-Script" },
	{ "LARGE", ACTION_KEEP, "" },
	{ "LaTeX", ACTION_TEXT, "LaTeX" },
	{ "LaTeXe", ACTION_TEXT, "LaTeX2e" },
	{ "Large", ACTION_KEEP, "" },
	{ "LuaLaTeX", ACTION_TEXT, "LuaLaTeX" },
	{ "LuaTeX", ACTION_TEXT, "LuaTeX" },
	{ "MF", ACTION_TEXT, "METAFONT" },
	{ "MakeLowercase", ACTION_KEEP, "" },
	{ "MakeTextLowercase", ACTION_KEEP, "" },
	{ "MakeTextUppercase", ACTION_KEEP, "" },
	{ "MakeUppercase", ACTION_KEEP, "" },
	{ "NOOP", ACTION_DROP, "" },
	{ "NOOPSORT", ACTION_DROP, "" },
	{ "NoCaseChange", ACTION_KEEP, "" },
	{ "Noop", ACTION_DROP, "" },
	{ "NoopSort", ACTION_DROP, "" },
	{ "Noopsort", ACTION_DROP, "" },
	{ "Pr", ACTION_TEXT, "Pr" },
	{ "Sort", ACTION_DROP, "" },
	{ "SortNoop", ACTION_DROP, "" },
	{ "TeX", ACTION_TEXT, "TeX" },
	{ "XeLaTeX", ACTION_TEXT, "XeLaTeX" },
	{ "XeTeX", ACTION_TEXT, "XeTeX" },
	{ "addcolon", ACTION_TEXT, ":" },
	{ "addcomma", ACTION_TEXT, "," },
	{ "adddot", ACTION_TEXT, "." },
	{ "adddotspace", ACTION_TEXT, ". " },
	{ "addnbspace", ACTION_BLANK, "" },
	{ "addsemicolon", ACTION_TEXT, ";" },
	{ "addspace", ACTION_BLANK, "" },
	{ "allowbreak", ACTION_NOTHING, "" },
	{ "arccos", ACTION_TEXT, "arccos" },
	{ "arcsin", ACTION_TEXT, "arcsin" },
	{ "arctan", ACTION_TEXT, "arctan" },
	{ "arg", ACTION_TEXT, "arg" },
	{ "autocap", ACTION_KEEP, "" },
	{ "begingroup", ACTION_KEEP, "" },
	{ "bf", ACTION_KEEP, "" },
	{ "bfseries", ACTION_KEEP, "" },
	{ "bgroup", ACTION_KEEP, "" },
	{ "bibinfo", ACTION_DROP, "" },
	{ "bibrangedash", ACTION_TEXT, "–" },
	{ "big", ACTION_KEEP, "" },
	{ "bigg", ACTION_KEEP, "" },
	{ "biggl", ACTION_KEEP, "" },
	{ "biggr", ACTION_KEEP, "" },
	{ "bigl", ACTION_KEEP, "" },
	{ "bigr", ACTION_KEEP, "" },
	{ "bm", ACTION_KEEP, "" },
	{ "bmod", ACTION_TEXT, "mod" },
	{ "boldsymbol", ACTION_KEEP, "" },
	{ "brackettext", ACTION_ENCLOSE, "[]" },
	{ "burl", ACTION_URL, "" },
	{ "ce", ACTION_KEEP, "" },
	{ "centering", ACTION_KEEP, "" },
	{ "char", ACTION_CODE, "" },
	{ "chem", ACTION_KEEP, "" },
	{ "cite", ACTION_KEEP, "" },
	{ "citeauthor", ACTION_KEEP, "" },
	{ "citep", ACTION_KEEP, "" },
	{ "citet", ACTION_KEEP, "" },
	{ "citeyear", ACTION_KEEP, "" },
	{ "colon", ACTION_TEXT, ":" },
	{ "color", ACTION_DROP, "" },
	{ "cos", ACTION_TEXT, "cos" },
	{ "cosh", ACTION_TEXT, "cosh" },
	{ "cot", ACTION_TEXT, "cot" },
	{ "csc", ACTION_TEXT, "csc" },
	{ "deg", ACTION_TEXT, "deg" },
	{ "det", ACTION_TEXT, "det" },
	{ "dim", ACTION_TEXT, "dim" },
	{ "displaystyle", ACTION_KEEP, "" },
	{ "egroup", ACTION_KEEP, "" },
	{ "em", ACTION_KEEP, "" },
	{ "emph", ACTION_KEEP, "" },
	{ "endgroup", ACTION_KEEP, "" },
	{ "enquote", ACTION_ENCLOSE, "“”" },
	{ "enskip", ACTION_BLANK, "" },
	{ "ensureascii", ACTION_KEEP, "" },
	{ "ensuremath", ACTION_MATH, "" },
	{ "etalchar", ACTION_KEEP, "" },
	{ "exp", ACTION_TEXT, "exp" },
	{ "fbox", ACTION_KEEP, "" },
	{ "fontfamily", ACTION_DROP, "" },
	{ "fontseries", ACTION_DROP, "" },
	{ "fontshape", ACTION_DROP, "" },
	{ "fontsize", ACTION_DROP, "" },
	{ "footnote", ACTION_KEEP, "" },
	{ "footnotesize", ACTION_KEEP, "" },
	{ "foreignlanguage", ACTION_DROP, "" },
	{ "frenchspacing", ACTION_NOTHING, "" },
	{ "fussy", ACTION_NOTHING, "" },
	{ "gcd", ACTION_TEXT, "gcd" },
	{ "hbox", ACTION_KEEP, "" },
	{ "hfil", ACTION_NOTHING, "" },
	{ "hfill", ACTION_NOTHING, "" },
	{ "hom", ACTION_TEXT, "hom" },
	{ "hphantom", ACTION_DROP, "" },
	{ "href", ACTION_LINK, "" },
	{ "hspace", ACTION_DROP, "" },
	{ "huge", ACTION_KEEP, "" },
	{ "hyphen", ACTION_TEXT, "-" },
	{ "ignorespaces", ACTION_KEEP, "" },
	{ "index", ACTION_DROP, "" },
	{ "inf", ACTION_TEXT, "inf" },
	{ "isdot", ACTION_NOTHING, "" },
	{ "it", ACTION_KEEP, "" },
	{ "itshape", ACTION_KEEP, "" },
	{ "ker", ACTION_TEXT, "ker" },
	{ "label", ACTION_DROP, "" },
	{ "large", ACTION_KEEP, "" },
	{ "larger", ACTION_KEEP, "" },
	{ "leavevmode", ACTION_KEEP, "" },
	{ "left", ACTION_KEEP, "" },
	{ "lg", ACTION_TEXT, "lg" },
	{ "lim", ACTION_TEXT, "lim" },
	{ "liminf", ACTION_TEXT, "lim inf" },
	{ "limits", ACTION_KEEP, "" },
	{ "limsup", ACTION_TEXT, "lim sup" },
	{ "linebreak", ACTION_BLANK, "" },
	{ "ln", ACTION_TEXT, "ln" },
	{ "log", ACTION_TEXT, "log" },
	{ "lowercase", ACTION_KEEP, "" },
	{ "makebox", ACTION_KEEP, "" },
	{ "mathbf", ACTION_KEEP, "" },
	{ "mathbin", ACTION_KEEP, "" },
	{ "mathcal", ACTION_KEEP, "" },
	{ "mathclose", ACTION_KEEP, "" },
	{ "mathdollar", ACTION_TEXT, "$" },
	{ "mathellipsis", ACTION_TEXT, "…" },
	{ "mathfrak", ACTION_KEEP, "" },
	{ "mathit", ACTION_KEEP, "" },
	{ "mathnormal", ACTION_KEEP, "" },
	{ "mathop", ACTION_KEEP, "" },
	{ "mathopen", ACTION_KEEP, "" },
	{ "mathord", ACTION_KEEP, "" },
	{ "mathpunct", ACTION_KEEP, "" },
	{ "mathrel", ACTION_KEEP, "" },
	{ "mathrm", ACTION_KEEP, "" },
	{ "mathscr", ACTION_KEEP, "" },
	{ "mathsection", ACTION_TEXT, "§" },
	{ "mathsf", ACTION_KEEP, "" },
	{ "mathtt", ACTION_KEEP, "" },
	{ "max", ACTION_TEXT, "max" },
	{ "mbox", ACTION_KEEP, "" },
	{ "medspace", ACTION_BLANK, "" },
	{ "min", ACTION_TEXT, "min" },
	{ "mkbibacro", ACTION_KEEP, "" },
	{ "mkbibbold", ACTION_KEEP, "" },
	{ "mkbibbrackets", ACTION_ENCLOSE, "[]" },
	{ "mkbibemph", ACTION_KEEP, "" },
	{ "mkbibitalic", ACTION_KEEP, "" },
	{ "mkbibnamefamily", ACTION_KEEP, "" },
	{ "mkbibnamegiven", ACTION_KEEP, "" },
	{ "mkbibnameprefix", ACTION_KEEP, "" },
	{ "mkbibnamesuffix", ACTION_KEEP, "" },
	{ "mkbibparens", ACTION_ENCLOSE, "()" },
	{ "mkbibquote", ACTION_ENCLOSE, "“”" },
	{ "mkbibsubscript", ACTION_LOWER, "" },
	{ "mkbibsuperscript", ACTION_RAISE, "" },
	{ "mod", ACTION_TEXT, "mod" },
	{ "negthinspace", ACTION_NOTHING, "" },
	{ "newblock", ACTION_NOTHING, "" },
	{ "newline", ACTION_LINE, "" },
	{ "nobreak", ACTION_NOTHING, "" },
	{ "nobreakdash", ACTION_NOTHING, "" },
	{ "nocase", ACTION_KEEP, "" },
	{ "noindent", ACTION_KEEP, "" },
	{ "nolimits", ACTION_KEEP, "" },
	{ "nolinkurl", ACTION_URL, "" },
	{ "nonfrenchspacing", ACTION_NOTHING, "" },
	{ "noop", ACTION_DROP, "" },
	{ "noopsort", ACTION_DROP, "" },
	{ "nopagebreak", ACTION_NOTHING, "" },
	{ "normalfont", ACTION_KEEP, "" },
	{ "normalsize", ACTION_KEEP, "" },
	{ "null", ACTION_NOTHING, "" },
	{ "operatorname", ACTION_KEEP, "" },
	{ "pagestyle", ACTION_DROP, "" },
	{ "par", ACTION_BLANK, "" },
	{ "parentext", ACTION_ENCLOSE, "()" },
	{ "path", ACTION_URL, "" },
	{ "pdfLaTeX", ACTION_TEXT, "pdfLaTeX" },
	{ "pdfTeX", ACTION_TEXT, "pdfTeX" },
	{ "phantom", ACTION_DROP, "" },
	{ "phantomsection", ACTION_NOTHING, "" },
	{ "protect", ACTION_KEEP, "" },
	{ "qq", ACTION_ENCLOSE, "“”" },
	{ "qquad", ACTION_BLANK, "" },
	{ "quad", ACTION_BLANK, "" },
	{ "raisebox", ACTION_DROP, "" },
	{ "ref", ACTION_KEEP, "" },
	{ "relax", ACTION_KEEP, "" },
	{ "right", ACTION_KEEP, "" },
	{ "rm", ACTION_KEEP, "" },
	{ "rmfamily", ACTION_KEEP, "" },
	{ "sc", ACTION_KEEP, "" },
	{ "scriptsize", ACTION_KEEP, "" },
	{ "scriptstyle", ACTION_KEEP, "" },
	{ "scshape", ACTION_KEEP, "" },
	{ "sec", ACTION_TEXT, "sec" },
	{ "selectfont", ACTION_KEEP, "" },
	{ "selectlanguage", ACTION_DROP, "" },
	{ "sentencecase", ACTION_KEEP, "" },
	{ "sf", ACTION_KEEP, "" },
	{ "sffamily", ACTION_KEEP, "" },
	{ "si", ACTION_KEEP, "" },
	{ "sin", ACTION_TEXT, "sin" },
	{ "sinh", ACTION_TEXT, "sinh" },
	{ "sl", ACTION_KEEP, "" },
	{ "sloppy", ACTION_NOTHING, "" },
	{ "slshape", ACTION_KEEP, "" },
	{ "small", ACTION_KEEP, "" },
	{ "smaller", ACTION_KEEP, "" },
	{ "so", ACTION_KEEP, "" },
	{ "sortnoop", ACTION_DROP, "" },
	{ "sout", ACTION_KEEP, "" },
	{ "space", ACTION_BLANK, "" },
	{ "sps", ACTION_RAISE, "" },
	{ "st", ACTION_KEEP, "" },
	{ "strut", ACTION_KEEP, "" },
	{ "sup", ACTION_TEXT, "sup" },
	{ "switchlanguage", ACTION_DROP, "" },
	{ "symbol", ACTION_CODE, "" },
	{ "tan", ACTION_TEXT, "tan" },
	{ "tanh", ACTION_TEXT, "tanh" },
	{ "text", ACTION_KEEP, "" },
	{ "textbf", ACTION_KEEP, "" },
	{ "textcolor", ACTION_DROP, "" },
	{ "textcyrillic", ACTION_KEEP, "" },
	{ "textgreek", ACTION_KEEP, "" },
	{ "textit", ACTION_KEEP, "" },
	{ "textlatin", ACTION_KEEP, "" },
	{ "textls", ACTION_KEEP, "" },
	{ "textmd", ACTION_KEEP, "" },
	{ "textnormal", ACTION_KEEP, "" },
	{ "textquote", ACTION_ENCLOSE, "“”" },
	{ "textquotestraightbase", ACTION_TEXT, "‚" },
	{ "textquotestraightdblbase", ACTION_TEXT, "„" },
	{ "textrm", ACTION_KEEP, "" },
	{ "textsc", ACTION_KEEP, "" },
	{ "textsf", ACTION_KEEP, "" },
	{ "textsl", ACTION_KEEP, "" },
	{ "textstyle", ACTION_KEEP, "" },
	{ "textsu", ACTION_RAISE, "" },
	{ "textsubscript", ACTION_LOWER, "" },
	{ "textsuperscript", ACTION_RAISE, "" },
	{ "texttt", ACTION_KEEP, "" },
	{ "textup", ACTION_KEEP, "" },
	{ "thickspace", ACTION_BLANK, "" },
	{ "thispagestyle", ACTION_DROP, "" },
	{ "tiny", ACTION_KEEP, "" },
	{ "titlecase", ACTION_KEEP, "" },
	{ "tt", ACTION_KEEP, "" },
	{ "ttfamily", ACTION_KEEP, "" },
	{ "ul", ACTION_KEEP, "" },
	{ "uline", ACTION_KEEP, "" },
	{ "underline", ACTION_KEEP, "" },
	{ "unskip", ACTION_KEEP, "" },
	{ "unspace", ACTION_NOTHING, "" },
	{ "uppercase", ACTION_KEEP, "" },
	{ "upshape", ACTION_KEEP, "" },
	{ "url", ACTION_URL, "" },
	{ "vfill", ACTION_NOTHING, "" },
	{ "vphantom", ACTION_DROP, "" },
	{ "vspace", ACTION_DROP, "" },
	{ "xspace", ACTION_NOTHING, "" },
};

static int compare(const char *name, size_t size, const char *row)
{
	for (; size && *name == *row; size--) {
		name++;
		row++;
	}
	return size ? (unsigned char)*name - (unsigned char)*row : *row ? -1 : 0;
}

/* Rows are sorted by the name that each begins with. */
static const void *find(const void *rows, size_t n, size_t row_size, const char *name, size_t size)
{
	size_t low = 0;

	while (low < n) {
		size_t middle = (low + n) / 2;
		const char *row = (const char *)rows + middle * row_size;
		int order = compare(name, size, row);

		if (!order)
			return row;
		if (order < 0)
			n = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const struct tex_symbol *tex_symbol(const char *name, size_t size)
{
	return find(tex_symbols, tex_n_symbols, sizeof(tex_symbols[0]), name, size);
}

const struct tex_command *tex_command(const char *name, size_t size)
{
	return find(commands, sizeof(commands) / sizeof(commands[0]), sizeof(commands[0]),
		    name, size);
}

const struct tex_accent *tex_accent(const char *name, size_t size)
{
	return find(tex_accents, tex_n_accents, sizeof(tex_accents[0]), name, size);
}

const char *tex_transliterate(uint32_t code)
{
	if (code > 0x24F)	/* no Latin letter */
		return NULL;
	for (size_t i = 0; i < tex_n_symbols; i++)
		if (tex_symbols[i].code == code && strlen(tex_symbols[i].name) <= 2)
			return tex_symbols[i].name;
	return NULL;
}
