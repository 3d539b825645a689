/**
 * What a release says of an embargo, as a line of its own.
 *
 * @param until ISO 8601 instant of its end; absent where there is no embargo
 * @param now milliseconds since 1970
 */
export function embargoLines(until: string | undefined, now: number): readonly string[] {
  if (until === undefined) return [];
  if (now >= Date.parse(until))
    return [
      `The embargo ended at ${until}, and the pages still have its banner. Remove \`release.embargo\`, or the line in the statement, and build again.`,
    ];
  return [
    `The embargo ends at ${until}. Until then the pages have a banner and \`noindex\`; afterwards remove \`release.embargo\`, or the line in the statement, and build again.`,
  ];
}
