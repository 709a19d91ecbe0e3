/** What `make generate` runs: everything that is derived and yet committed, so that changes show in reviews. */
const generators = [
  "./generate-capabilities.js",
  "./generate-actions.js",
  "./generate-managed.js",
  "./generate-catalogue.js",
  "./generate-boundary.js",
  "./generate-carriers.js",
  "./generate-rules.js",
];
try {
  for (const generator of generators) await import(generator);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
