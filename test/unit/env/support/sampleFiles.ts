/** Files shaped as people write them, to be mutated by the generators. */
export const sampleFiles: readonly string[] = [
  `# MiniMax
MINIMAX_API_KEY=your_api_key_here
MINIMAX_GROUP_ID=1234567890123456789
MINIMAX_API_HOST=https://api.minimax.io # or https://api.minimax.cn

`,
  `export MINIMAX_API_KEY="a-key-in-quotes"
export MINIMAX_GROUP_ID='0123456789'
export OPENAI_BASE_URL=https://api.minimax.io/v1
`,
  `NODE_ENV = development
PORT        = 3000
DATABASE_URL="postgres://user:p#ss@localhost:5432/app?x=1"   # local only
PRIVATE_PEM="-----BEGIN SOMETHING-----
bGluZSBvbmU=
bGluZSB0d28=
-----END SOMETHING-----"
GREETING="first\\nsecond\\r\\nthird"
EMPTY=
QUOTED_EMPTY=''
JSON={"a": [1, 2], "b": "c"}
`,
  `name: a service
plain.key: value with blanks
dashed-key: \`back "ticks" and 'quotes'\`
hash: before#behind
nothing:
`,
  `#! a comment first\r\nA=1\r\nB='two\r\nlines'\r\n\r\nC=three # and more\r\nexport D="4"`,
];
