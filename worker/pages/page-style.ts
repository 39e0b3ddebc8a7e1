/**
 * The one stylesheet of every page, inline and allowed by its hash (page-headers.ts): nothing is loaded from anywhere.
 * System fonts and system colours where the system has its own; buttons and links are at least 44 px high.
 */

export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --back: #f4f5f7; --card: #fff; --ink: #1b2330; --soft: #566072; --line: #7c879a; --hair: #e1e5eb;
  --strong: #2450b8; --on-strong: #fff; --stronger: #1b3f94; --bad: #9c1c1c; --bad-back: #fdeeee; --good: #1c6b3a; --good-back: #e9f6ee;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #12161d; --card: #1b212b; --ink: #e8ebf0; --soft: #a9b3c4; --line: #7c879a; --hair: #303949;
    --strong: #8fb1ff; --on-strong: #0e1626; --stronger: #b3caff; --bad: #ffb3ad; --bad-back: #3a1d1d; --good: #9be0b4; --good-back: #173021;
  }
}
* { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem 1rem; background: var(--back); color: var(--ink); }
.frame { width: 100%; max-width: 26rem; }
header { margin: 0 0 .75rem; padding: 0 .25rem; display: flex; justify-content: space-between; gap: 1rem; color: var(--soft); font-size: .9375rem; }
header strong { color: var(--ink); font-weight: 650; }
main { background: var(--card); border: 1px solid var(--hair); border-radius: .75rem; padding: 1.75rem 1.5rem; overflow-wrap: anywhere; }
h1 { margin: 0 0 .5rem; font-size: 1.375rem; line-height: 1.25; text-wrap: balance; }
h2 { margin: 0 0 .5rem; font-size: 1rem; }
p { margin: 0 0 1rem; }
main > :last-child, form > :last-child, section > :last-child, details > :last-child, .note > :last-child { margin-bottom: 0; }
.soft { color: var(--soft); }
.small { font-size: .875rem; }
section, details { border-top: 1px solid var(--hair); margin-top: 1.5rem; padding-top: 1.25rem; }
form { margin: 0 0 1rem; }
label { display: block; margin: 0 0 .25rem; font-weight: 600; }
.hint { margin: 0 0 .375rem; color: var(--soft); font-size: .875rem; }
input { display: block; width: 100%; min-height: 2.75rem; margin: 0 0 1rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
input[aria-invalid] { border-color: var(--bad); border-width: 2px; }
.digits { font: 600 1.375rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; letter-spacing: .15em; }
button, .button, summary { display: flex; align-items: center; min-height: 2.75rem; font: inherit; font-weight: 600; cursor: pointer; }
button, .button { width: 100%; justify-content: center; margin: 0 0 .75rem; padding: .5rem 1rem; text-align: center; text-decoration: none; color: var(--on-strong); background: var(--strong); border: 1px solid var(--strong); border-radius: .5rem; }
button:hover, .button:hover { background: var(--stronger); border-color: var(--stronger); }
.second { color: var(--ink); background: none; border-color: var(--line); }
.second:hover { color: var(--ink); background: var(--back); border-color: var(--ink); }
.plain { color: var(--strong); background: none; border-color: transparent; text-decoration: underline; }
.plain:hover { color: var(--stronger); background: none; border-color: transparent; }
a { color: var(--strong); }
p a { display: inline-block; padding: .625rem 0; }
summary::after { content: ""; margin-left: auto; width: .5rem; height: .5rem; border: solid currentColor; border-width: 0 2px 2px 0; transform: rotate(45deg); }
details[open] > summary::after { transform: rotate(225deg); }
summary::-webkit-details-marker { display: none; }
details[open] > summary { margin-bottom: .5rem; }
details > .hint { margin-bottom: 1rem; }
.note { margin: .75rem 0 1.25rem; padding: .75rem 1rem; border-left: .25rem solid; border-radius: .25rem; }
.note p { margin: 0; }
.note a { color: inherit; display: inline-block; padding: .625rem 0; }
.bad { color: var(--bad); background: var(--bad-back); }
.good { color: var(--good); background: var(--good-back); }
.code { margin: 1rem 0; padding: 1rem; text-align: center; border: 2px dashed var(--line); border-radius: .5rem; font: 700 2rem/1.2 ui-monospace, "SF Mono", Menlo, Consolas, monospace; letter-spacing: .08em; white-space: nowrap; user-select: all; }
dl { margin: 0 0 1.25rem; padding: .75rem 1rem; background: var(--back); border-radius: .5rem; }
dt { color: var(--soft); font-size: .875rem; }
dd { margin: 0 0 .5rem; font-weight: 600; }
dd:last-child { margin: 0; }
:focus-visible { outline: 3px solid var(--strong); outline-offset: 2px; }
.note:focus { outline: 3px solid currentColor; outline-offset: 2px; }
@media (forced-colors: active) {
  button, .button { border: 2px solid ButtonText; }
  .note { border: 2px solid; border-left-width: .5rem; }
}
`;
