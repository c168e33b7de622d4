#include "typeset/math/symbol_lists.h"

#include <array>

namespace lectern {
namespace {

constexpr std::string_view greek_letters = R"(
    alpha α  beta β  gamma γ  delta δ  epsilon ϵ  varepsilon ε  zeta ζ  eta η  theta θ  vartheta ϑ  iota ι  kappa κ
    varkappa ϰ  lambda λ  mu μ  nu ν  xi ξ  omicron ο  pi π  varpi ϖ  rho ρ  varrho ϱ  sigma σ  varsigma ς  tau τ
    upsilon υ  phi ϕ  varphi φ  chi χ  psi ψ  omega ω  digamma ϝ
    Gamma Γ  Delta Δ  Theta Θ  Lambda Λ  Xi Ξ  Pi Π  Sigma Σ  Upsilon Υ  Phi Φ  Psi Ψ  Omega Ω
    imath ı  jmath ȷ  partial ∂  nabla ∇)";

// Letters that look as they do in every alphabet.
constexpr std::string_view fixed_letters = R"(
    varGamma 𝛤  varDelta 𝛥  varTheta 𝛩  varLambda 𝛬  varXi 𝛯  varPi 𝛱  varSigma 𝛴  varUpsilon 𝛶  varPhi 𝛷  varPsi 𝛹
    varOmega 𝛺  ell ℓ  hbar ℏ  hslash ℏ  wp ℘  Re ℜ  Im ℑ  aleph ℵ  beth ℶ  gimel ℷ  daleth ℸ  Bbbk 𝕜  eth ð  mho ℧
    Finv Ⅎ  Game ⅁)";

constexpr std::string_view ordinary_signs = R"(
    infty ∞  forall ∀  exists ∃  nexists ∄  emptyset ∅  varnothing ∅  complement ∁  top ⊤  bot ⊥  neg ¬  lnot ¬
    prime ′  backprime ‵  dprime ″  trprime ‴  qprime ⁗  surd √  angle ∠  measuredangle ∡  sphericalangle ∢
    triangle △  triangledown ▽  blacktriangle ▲  blacktriangledown ▼  square □  Box □  blacksquare ■  lozenge ◊
    Diamond ◊  blacklozenge ⧫  bigstar ★  clubsuit ♣  diamondsuit ♢  heartsuit ♡  spadesuit ♠  flat ♭  natural ♮
    sharp ♯  checkmark ✓  maltese ✠  diagup ╱  diagdown ╲  circledR ®  circledS Ⓢ  copyright ©  degree °  yen ¥
    pounds £  mathsterling £  euro €  S §  mathsection §  P ¶  mathparagraph ¶  mathdollar $  $ $  # #  % %  & &  _ _
    vdots ⋮  vert |  Vert ‖  | ‖  backslash \  arrowvert ⏐  Arrowvert ‖  bracevert ⎪)";

constexpr std::string_view binary_operators = R"(
    pm ±  mp ∓  times ×  div ÷  cdot ⋅  centerdot ⋅  ast ∗  star ⋆  circ ∘  bullet •  oplus ⊕  ominus ⊖  otimes ⊗
    oslash ⊘  odot ⊙  circledast ⊛  circledcirc ⊚  circleddash ⊝  boxplus ⊞  boxminus ⊟  boxtimes ⊠  boxdot ⊡
    wedge ∧  land ∧  vee ∨  lor ∨  cap ∩  cup ∪  Cap ⋒  doublecap ⋒  Cup ⋓  doublecup ⋓  sqcap ⊓  sqcup ⊔  uplus ⊎
    setminus ∖  smallsetminus ∖  amalg ⨿  diamond ⋄  wr ≀  dagger †  dag †  ddagger ‡  ddag ‡  bigcirc ◯
    bigtriangleup △  bigtriangledown ▽  triangleleft ◁  triangleright ▷  lhd ⊲  rhd ⊳  unlhd ⊴  unrhd ⊵  dotplus ∔
    divideontimes ⋇  ltimes ⋉  rtimes ⋊  leftthreetimes ⋋  rightthreetimes ⋌  barwedge ⊼  veebar ⊻  doublebarwedge ⩞
    curlywedge ⋏  curlyvee ⋎  intercal ⊺  lessdot ⋖  gtrdot ⋗)";

constexpr std::string_view relations = R"(
    lt <  gt >  le ≤  leq ≤  ge ≥  geq ≥  ne ≠  neq ≠  equiv ≡  approx ≈  sim ∼  simeq ≃  cong ≅  propto ∝
    varpropto ∝  asymp ≍  doteq ≐  ll ≪  gg ≫  prec ≺  succ ≻  preceq ⪯  succeq ⪰  in ∈  ni ∋  owns ∋  notin ∉  notni ∌
    subset ⊂  supset ⊃  subseteq ⊆  supseteq ⊇  sqsubset ⊏  sqsupset ⊐  sqsubseteq ⊑  sqsupseteq ⊒  mid ∣
    shortmid ∣  parallel ∥  shortparallel ∥  perp ⟂  models ⊧  vdash ⊢  dashv ⊣  vDash ⊨  Vdash ⊩  Vvdash ⊪
    bowtie ⋈  Join ⋈  smile ⌣  smallsmile ⌣  frown ⌢  smallfrown ⌢  coloneqq ≔  coloneq ≔  eqqcolon ≕  Coloneqq ⩴
    vcentcolon ∶  leqq ≦  geqq ≧  leqslant ⩽  geqslant ⩾  eqslantless ⪕  eqslantgtr ⪖  lesssim ≲  gtrsim ≳
    lessapprox ⪅  gtrapprox ⪆  approxeq ≊  lll ⋘  llless ⋘  ggg ⋙  gggtr ⋙  lessgtr ≶
    gtrless ≷  lesseqgtr ⋚  gtreqless ⋛  lesseqqgtr ⪋  gtreqqless ⪌  Doteq ≑  doteqdot ≑  eqcirc ≖  circeq ≗
    triangleq ≜  risingdotseq ≓  fallingdotseq ≒  backsim ∽  backsimeq ⋍  thicksim ∼  thickapprox ≈  eqsim ≂
    bumpeq ≏  Bumpeq ≎  subseteqq ⫅  supseteqq ⫆  Subset ⋐  Supset ⋑  preccurlyeq ≼  succcurlyeq ≽  curlyeqprec ⋞
    curlyeqsucc ⋟  precsim ≾  succsim ≿  precapprox ⪷  succapprox ⪸  vartriangle △  vartriangleleft ⊲
    vartriangleright ⊳  trianglelefteq ⊴  trianglerighteq ⊵  blacktriangleleft ◀  blacktriangleright ▶  between ≬
    pitchfork ⋔  backepsilon ∍  therefore ∴  because ∵  multimap ⊸  restriction ↾)";

constexpr std::string_view negated_relations = R"(
    nless ≮  ngtr ≯  nleq ≰  ngeq ≱  nleqslant ≰  ngeqslant ≱  nleqq ≰  ngeqq ≱  lneq ⪇  gneq ⪈  lneqq ≨  gneqq ≩
    lvertneqq ≨  gvertneqq ≩  lnsim ⋦  gnsim ⋧  lnapprox ⪉  gnapprox ⪊  nprec ⊀  nsucc ⊁  npreceq ⋠  nsucceq ⋡
    precneqq ⪵  succneqq ⪶  precnsim ⋨  succnsim ⋩  precnapprox ⪹  succnapprox ⪺  nsim ≁  nsimeq ≄  ncong ≇
    napprox ≉  nequiv ≢  nmid ∤  nshortmid ∤  nparallel ∦  nshortparallel ∦  nvdash ⊬  nvDash ⊭  nVdash ⊮  nVDash ⊯
    ntriangleleft ⋪  ntriangleright ⋫  ntrianglelefteq ⋬  ntrianglerighteq ⋭  nsubset ⊄  nsupset ⊅  nsubseteq ⊈
    nsupseteq ⊉  nsubseteqq ⊈  nsupseteqq ⊉  subsetneq ⊊  supsetneq ⊋  varsubsetneq ⊊  varsupsetneq ⊋  subsetneqq ⫋
    supsetneqq ⫌  varsubsetneqq ⫋  varsupsetneqq ⫌)";

constexpr std::string_view arrows = R"(
    to →  rightarrow →  gets ←  leftarrow ←  leftrightarrow ↔  Rightarrow ⇒  Leftarrow ⇐  Leftrightarrow ⇔
    implies ⟹  impliedby ⟸  iff ⟺  longrightarrow ⟶  longleftarrow ⟵  longleftrightarrow ⟷  Longrightarrow ⟹
    Longleftarrow ⟸  Longleftrightarrow ⟺  mapsto ↦  longmapsto ⟼  hookrightarrow ↪  hookleftarrow ↩
    rightharpoonup ⇀  rightharpoondown ⇁  leftharpoonup ↼  leftharpoondown ↽  rightleftharpoons ⇌
    leftrightharpoons ⇋  uparrow ↑  downarrow ↓  updownarrow ↕  Uparrow ⇑  Downarrow ⇓  Updownarrow ⇕  nearrow ↗
    searrow ↘  swarrow ↙  nwarrow ↖  leadsto ⇝  rightsquigarrow ⇝  leftrightsquigarrow ↭  leftleftarrows ⇇
    rightrightarrows ⇉  leftrightarrows ⇆  rightleftarrows ⇄  upuparrows ⇈  downdownarrows ⇊  Lleftarrow ⇚
    Rrightarrow ⇛  twoheadleftarrow ↞  twoheadrightarrow ↠  leftarrowtail ↢  rightarrowtail ↣  looparrowleft ↫
    looparrowright ↬  curvearrowleft ↶  curvearrowright ↷  circlearrowleft ↺  circlearrowright ↻  Lsh ↰  Rsh ↱
    upharpoonleft ↿  upharpoonright ↾  downharpoonleft ⇃  downharpoonright ⇂  dashrightarrow ⇢  dasharrow ⇢
    dashleftarrow ⇠  nleftarrow ↚  nrightarrow ↛  nLeftarrow ⇍  nRightarrow ⇏  nleftrightarrow ↮  nLeftrightarrow ⇎)";

constexpr std::string_view operators_with_limits = R"(
    sum ∑  prod ∏  coprod ∐  bigcup ⋃  bigcap ⋂  bigsqcup ⨆  bigsqcap ⨅  biguplus ⨄  bigvee ⋁  bigwedge ⋀  bigoplus ⨁
    bigotimes ⨂  bigodot ⨀  intop ∫  ointop ∮)";

constexpr std::string_view integrals = "int ∫  iint ∬  iiint ∭  iiiint ⨌  oint ∮  oiint ∯  oiiint ∰";

constexpr std::string_view openings = R"(
    lbrace {  { {  lbrack [  lparen (  langle ⟨  lvert |  lVert ‖  lfloor ⌊  lceil ⌈  lgroup ⟮  lmoustache ⎰
    ulcorner ⌜  llcorner ⌞  llbracket ⟦)";

constexpr std::string_view closings = R"(
    rbrace }  } }  rbrack ]  rparen )  rangle ⟩  rvert |  rVert ‖  rfloor ⌋  rceil ⌉  rgroup ⟯  rmoustache ⎱
    urcorner ⌝  lrcorner ⌟  rrbracket ⟧)";

constexpr std::string_view punctuation = "colon :  ldotp .  cdotp ⋅";

constexpr std::string_view dots = R"(
    ldots …  dots …  dotsc …  dotso …  mathellipsis …  cdots ⋯  dotsb ⋯  dotsm ⋯  dotsi ⋯  ddots ⋱  adots ⋰
    iddots ⋰)";

constexpr std::array lists{
    SymbolList{AtomClass::ordinary, greek_letters},
    SymbolList{AtomClass::ordinary, fixed_letters, false, true},
    SymbolList{AtomClass::ordinary, ordinary_signs},
    SymbolList{AtomClass::binary, binary_operators},
    SymbolList{AtomClass::relation, relations},
    SymbolList{AtomClass::relation, negated_relations},
    SymbolList{AtomClass::relation, arrows},
    SymbolList{AtomClass::large_operator, integrals},
    SymbolList{AtomClass::large_operator, operators_with_limits, true},
    SymbolList{AtomClass::opening, openings},
    SymbolList{AtomClass::closing, closings},
    SymbolList{AtomClass::punctuation, punctuation},
    SymbolList{AtomClass::inner, dots},
};

}  // namespace

std::span<const SymbolList> symbol_lists() { return lists; }

}  // namespace lectern
