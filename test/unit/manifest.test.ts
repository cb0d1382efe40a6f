import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { ruleCodes } from '../../src/env/ruleCatalogue';
import { commands, contextKeys, internalCommands, settings, walkthroughId } from '../../src/ids';
import { isPlatformPage } from '../../src/minimax/pages';
import { regionHosts } from '../../src/minimax/region';
import { projectFolder } from '../host/folders';

interface Manifest {
  readonly publisher: string;
  readonly license: string;
  readonly main: string;
  readonly icon: string;
  readonly extensionKind: readonly string[];
  readonly activationEvents: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly dependencies?: unknown;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly capabilities: {
    readonly virtualWorkspaces: boolean;
    readonly untrustedWorkspaces: {
      readonly supported: string;
      readonly restrictedConfigurations: readonly string[];
    };
  };
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly category: string;
      readonly title: string;
      readonly enablement?: string;
    }[];
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly title: string;
      readonly when: string;
      readonly steps: readonly {
        readonly id: string;
        readonly title: string;
        readonly description: string;
        readonly media: { readonly svg: string; readonly altText: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly default: unknown; readonly scope: string; readonly properties?: object }>
      >;
    };
  };
}

function read(path: string): string {
  return readFileSync(join(projectFolder, path), 'utf8');
}

describe('The manifest', () => {
  const text = read('package.json');
  const manifest = JSON.parse(text) as Manifest;
  const strings = JSON.parse(read('package.nls.json')) as Record<string, string>;
  const properties = manifest.contributes.configuration.properties;

  it('declares every command of the code, and no other, in the category Minimax', () => {
    deepEqual(
      manifest.contributes.commands.map(({ command, category }) => [command, category]).sort(),
      Object.values(commands)
        .map((command) => [command, 'Minimax'])
        .sort(),
    );
  });

  it('hides the internal commands', () => {
    const declared = manifest.contributes.commands.map(({ command }) => command);
    deepEqual(
      Object.values(internalCommands).filter((command) => declared.includes(command)),
      [],
    );
  });

  it('declares every setting of the code, and no other', () => {
    const { autoVerify, endpoints, env } = settings;
    deepEqual(
      Object.keys(properties).sort(),
      [autoVerify, ...Object.values(endpoints), ...Object.values(env)].sort(),
    );
  });

  it('lets no workspace say where a key is sent', () => {
    const endpoints = Object.values(settings.endpoints);
    deepEqual(
      endpoints.map((setting) => properties[setting]?.scope),
      ['application', 'application'],
    );
    deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, endpoints);
  });

  it('has the hosts of the code as the defaults of the endpoint settings', () => {
    deepEqual(
      [
        properties[settings.endpoints.international]?.default,
        properties[settings.endpoints.mainland]?.default,
      ],
      [regionHosts.international.apiOrigin, regionHosts.mainland.apiOrigin],
    );
  });

  it('knows the rules that can be set', () => {
    deepEqual(Object.keys(properties[settings.env.rules]?.properties ?? {}).sort(), [...ruleCodes].sort());
  });

  it('reads no context key that the code does not set', () => {
    const clauses = manifest.contributes.commands.flatMap(({ enablement }) => enablement ?? []);
    const keys = clauses.flatMap((clause) => clause.split(' == ')[0] ?? []);
    ok(keys.length > 0);
    deepEqual(
      keys.filter((key) => key !== contextKeys.credentialHealth && key !== 'isWorkspaceTrusted'),
      [],
    );
  });

  it('has a text for every placeholder, and no text that nothing uses', () => {
    const used = new Set([...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key));
    deepEqual([...used].sort(), Object.keys(strings).sort());
  });

  it('is ready for the marketplace and needs no dependency at run time', () => {
    deepEqual(
      [manifest.publisher, manifest.license, manifest.extensionKind, manifest.activationEvents],
      ['minimax-setup', 'MIT', ['workspace'], ['onStartupFinished', 'onWebviewPanel:minimax.diagnosis']],
    );
    equal(manifest.dependencies, undefined);
    equal(manifest.capabilities.virtualWorkspaces, true);
    equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
    // Typings newer than the oldest VS Code would let the code call what is not there.
    match(manifest.engines.vscode, /^\^1\.110\./);
    equal(manifest.devDependencies['@types/vscode']?.replace(/^[\^~]/, ''), '1.110.0');
  });

  it('has an icon of 256 pixels', () => {
    const icon = readFileSync(join(projectFolder, manifest.icon));
    deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [256, 256]);
  });

  it('packages nothing but what runs or is read', async function () {
    this.timeout(90_000);
    const files = await listFiles({ cwd: projectFolder, packageManager: PackageManager.None });
    const allowed =
      /^(?:package(?:\.nls(?:\.[\w-]+)?)?\.json|README\.md|CHANGELOG\.md|LICENSE|SECURITY\.md|docs\/rules\.md|media\/icon\.png|l10n\/[\w.-]+\.json|dist\/(?:chunks\/)?[\w.-]+\.mjs|dist\/webview\/(?:main\.js|page\.css)|dist\/walkthrough\/\w+(?:\.zh-cn)?\.svg)$/;
    deepEqual(
      files.filter((file) => !allowed.test(file)),
      [],
    );
    for (const file of [
      'package.json',
      'package.nls.json',
      'README.md',
      'LICENSE',
      'docs/rules.md',
      'media/icon.png',
      ...Object.keys(contextKeys.firstSteps).flatMap((step) => [
        `dist/walkthrough/${step}.svg`,
        `dist/walkthrough/${step}.zh-cn.svg`,
      ]),
    ]) {
      ok(files.includes(file), `${file} is not packaged`);
    }
  });

  it('is described in the README: every command and every setting with its default', () => {
    const readme = read('README.md');
    for (const { title } of manifest.contributes.commands) {
      const name = strings[title.slice(1, -1)] ?? title;
      ok(readme.includes(`\`Minimax: ${name}\``), `the README does not name the command ${name}`);
    }
    for (const [name, { default: standard }] of Object.entries(properties)) {
      const shown = typeof standard === 'string' ? standard : JSON.stringify(standard);
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\``));
      ok(row?.includes(`\`${shown}\``), `the README does not give ${name} with its default ${shown}`);
    }
  });
});

describe('The walkthrough', () => {
  const manifest = JSON.parse(read('package.json')) as Manifest;
  const languages = ['', '.zh-cn'].map((language) => ({
    language,
    strings: JSON.parse(read(`package.nls${language}.json`)) as Record<string, string>,
  }));
  const walkthrough = manifest.contributes.walkthroughs[0];
  ok(walkthrough !== undefined);

  it('completes each of its steps by the context key that the code sets for it', () => {
    equal(walkthrough.id, walkthroughId);
    deepEqual(
      walkthrough.steps.map(({ id, completionEvents }) => [id, completionEvents]),
      Object.entries(contextKeys.firstSteps).map(([step, key]) => [step, [`onContext:${key}`]]),
    );
  });

  it('has a condition that is not fulfilled before somebody asks for it, so that VS Code does not open it', () => {
    equal(walkthrough.when, contextKeys.getStartedAsked);
  });

  it('has the same commands behind its buttons in every language, all of them its own, with pages that there are', () => {
    const links = languages.map(({ strings }) =>
      walkthrough.steps.map(({ description }) =>
        [...(strings[description.slice(1, -1)] ?? '').matchAll(/\]\((.*?)\)/g)].map(([, target]) => target),
      ),
    );
    deepEqual(links[0], links[1]);
    for (const link of links.flat(2)) {
      const [, command, query] = /^command:([\w.]+)(?:\?(.*))?$/.exec(link ?? '') ?? [];
      ok(
        Object.values(commands).some((each) => each === command),
        link,
      );
      const [page] = query === undefined ? [] : (JSON.parse(decodeURIComponent(query)) as unknown[]);
      equal(isPlatformPage(page), command === commands.openPlatformPage);
    }
    deepEqual(
      links[0]?.map((each) => each.length),
      [2, 1, 1, 1, 3],
    );
  });

  it('has a picture for each step in the colours of the theme, with its alternative text and without styles of its own', () => {
    for (const { language, strings } of languages) {
      for (const { id, media } of walkthrough.steps) {
        const path: string | undefined = strings[media.svg.slice(1, -1)];
        equal(path, `dist/walkthrough/${id}${language}.svg`);
        ok((strings[media.altText.slice(1, -1)] ?? '').length > 10);
      }
    }
    for (const { id } of walkthrough.steps) {
      const picture = read(`media/walkthrough/${id}.svg`);
      match(
        picture,
        /<svg [^>]*role="img" aria-labelledby="alternative">\s*<title id="alternative">\{alternative\}</,
      );
      // The page that VS Code makes of it allows neither.
      ok(!/style|<script|\bon\w+=|href/.test(picture), `${id} has what its page forbids`);
      const colours = [...picture.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour);
      deepEqual(
        colours.filter((colour) => colour !== 'none' && !/^var\(--vscode-[\w-]+\)$/.test(colour ?? '')),
        [],
      );
    }
  });
});

describe('The README', () => {
  it('lists every rule for .env files as the page of rules does', () => {
    const row = /^\| \[`([\w-]+)`\]\((?:docs\/rules\.md)?#[\w-]+\)\s*\| (\w+)\s*\| (.*?)\s*\|$/gm;
    const rowsOf = (path: string): string[][] => [...read(path).matchAll(row)].map((match) => match.slice(1));
    deepEqual(rowsOf('README.md'), rowsOf('docs/rules.md'));
    deepEqual(
      rowsOf('README.md').map(([code]) => code),
      [...ruleCodes],
    );
  });
});

describe('The lock file', () => {
  it('records no address of a registry', () => {
    ok(
      !/"resolved"|https?:\/\/(?!opencollective|github|tidelift|feross|www\.patreon|paulmillr|eslint|dotenvx|ko-fi)[\w.]*registry/.test(
        read('package-lock.json'),
      ),
    );
  });
});
