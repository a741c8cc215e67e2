// Builds the studio's pages' own files: style sheet, fonts and TypeScript islands.
//
//   node build.mjs [--out <folder>] [--tests]
//
// Maven calls this on every build. It answers at once when nothing that it reads has changed since the last
// time, and runs `npm ci` only when the lock file has changed, so it needs no network for a second build.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '../../../target');
const arguments_ = process.argv.slice(2);
const out = arguments_.includes('--out') ? arguments_[arguments_.indexOf('--out') + 1] : join(target, 'classes/static');
const stampFile = join(target, 'web.stamp');
const islands = ['studio', 'desktop', 'review'];

installIfNeeded();
if (arguments_.includes('--tests')) {
  await runTests();
} else {
  await build();
}

function installIfNeeded() {
  const lock = digest(['package.json', 'package-lock.json']);
  const installed = join(here, 'node_modules/.greenroom-lock');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;
  console.log('web: installing packages (npm ci)');
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(installed, lock);
}

async function build() {
  const inputs = ['build.mjs', 'package-lock.json', 'tsconfig.json', ...filesIn('islands'), ...filesIn('style'), ...filesIn('images')];
  const stamp = digest(inputs);
  const version = stamp.slice(0, 12);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp && existsSync(join(out, 'version.txt'))) return;

  console.log('web: checking types and bundling');
  run(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', here]);
  const esbuild = await import('esbuild');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await esbuild.build({
    absWorkingDir: here,
    entryPoints: islands.map((name) => `islands/${name}.ts`),
    bundle: true, format: 'esm', target: 'es2022', minify: true, legalComments: 'linked', outdir: out, logLevel: 'warning',
  });
  await esbuild.build({
    absWorkingDir: here,
    entryPoints: ['style/studio.css'],
    bundle: true, minify: true, target: 'chrome110', outdir: out, loader: { '.woff2': 'file' }, assetNames: '[name]', logLevel: 'warning',
  });
  if (existsSync(join(here, 'images'))) cpSync(join(here, 'images'), out, { recursive: true });
  writeFileSync(join(out, 'version.txt'), version);
  mkdirSync(target, { recursive: true });
  writeFileSync(stampFile, stamp);
}

async function runTests() {
  const esbuild = await import('esbuild');
  const folder = join(target, 'web-tests');
  mkdirSync(folder, { recursive: true });
  const tests = filesIn('tests').filter((name) => name.endsWith('.test.ts'));
  await esbuild.build({
    absWorkingDir: here,
    entryPoints: tests, bundle: true, format: 'esm', platform: 'node', target: 'node20', outdir: folder, outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  });
  run(process.execPath, ['--test', '--test-reporter=spec', folder]);
}

function filesIn(folder) {
  const path = join(here, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(here.length + 1))
    .sort();
}

function digest(names) {
  const hash = createHash('sha256');
  for (const name of names) hash.update(name).update('\0').update(readFileSync(join(here, name))).update('\0');
  return hash.digest('hex');
}

function run(command, parameters) {
  const result = spawnSync(command, parameters, { cwd: here, stdio: 'inherit' });
  if (result.error?.code === 'ENOENT') {
    console.error(`web: "${command}" is not on this machine. Install Node 20 or newer (Debian: apt-get install nodejs npm), then build again.`);
  }
  if (result.status !== 0) process.exit(result.status ?? 1);
}
