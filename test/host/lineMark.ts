/** Begins every console line of the extension host in a test run: characters that nothing else begins with. */
export const lineMark = '\u2063\u2063';
