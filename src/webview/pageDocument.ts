/** What the empty document of the page is made of. The addresses are those under which the webview may load files. */
export interface PageDocumentOptions {
  /** Random for each document, from `node:crypto`; only what bears it is loaded. */
  readonly nonce: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  /** As in `DiagnosisView.language`, so that the first frame is already read in the right language. */
  readonly language: string;
  readonly title: string;
}

/**
 * The document that the host puts into the webview: a policy that allows one script and one style sheet, and nothing
 * else. The script draws all the rest. Knows neither VS Code nor a browser, so that tests load the same document.
 */
export function pageDocument(options: PageDocumentOptions): string {
  const { nonce, scriptUri, styleUri, language, title } = options;
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    // These two do not fall back to `default-src`.
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="stylesheet" nonce="${escape(nonce)}" href="${escape(styleUri)}">
<script defer nonce="${escape(nonce)}" src="${escape(scriptUri)}"></script>
</head>
<body></body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
}
