import type { DeskWork } from '../../../desk/protocol.js';

/** A newer state that has the very objects of the one before where nothing has changed, so that nothing is shown again. */
export function sharing(next: DeskWork, before: DeskWork): DeskWork {
  const places = new Map(before.sheet.segments.map(({ key }, at) => [key, at]));
  const shared = <One>(one: One, known: One | undefined): One =>
    JSON.stringify(one) === JSON.stringify(known) && known !== undefined ? known : one;
  const at = (key: string | undefined) => places.get(key ?? '') ?? -1;
  const { sheet, view } = next;
  return {
    ...next,
    sheet: {
      ...sheet,
      segments: sheet.segments.map((one) => shared(one, before.sheet.segments[at(one.key)])),
    },
    view: {
      ...view,
      checking: shared(view.checking, before.view.checking),
      segments: view.segments.map((one, index) =>
        shared(one, before.view.segments[at(sheet.segments[index]?.key)]),
      ),
    },
    problems: shared(next.problems, before.problems),
    remarks: shared(next.remarks, before.remarks),
  };
}
