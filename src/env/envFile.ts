/** The files that are read whatever their language id, as a glob of VS Code. */
export const envFileGlob = '**/{.env,.env.*,*.env}';

/** Words in a file name that say that the file is to be copied and filled in. */
const templateWords = 'example|examples|sample|template|tmpl|tpl|dist|defaults?|skeleton|schema';

const templateName = new RegExp(
  `(?:^|[.])(?:${templateWords})(?:[.]|$)|env[-_](?:${templateWords})$|^(?:${templateWords})[-_]env$`,
  'i',
);

/** Whether a file is a `.env` file by its name alone: `.env`, `.env.*`, `*.env`. `path` may be a path of any kind. */
export function isEnvFileName(path: string): boolean {
  return /^\.env$|^\.env\.|\.env$/.test(baseName(path));
}

/** Whether a file is a template, in which placeholders are right and secrets are the fault: `.env.example`, … */
export function isTemplateFileName(path: string): boolean {
  return templateName.test(baseName(path));
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
