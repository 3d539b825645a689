import type {
  Catalogue,
  EarlierTexts,
  ObsoleteTranslation,
  SourceCatalogue,
  Translation,
  TranslationState,
} from '../model/catalogue.js';
import { fingerprint } from '../model/fingerprint.js';
import { isPrintOf, wordsPrint } from '../text/fit.js';
import { freeKey, isMadeFor, keptAside, restored } from './aside.js';
import { withoutSettled } from './drafts.js';
import { addTo } from '../model/grouping.js';

/** What a sync changes in one locale, by key. */
export interface LocaleChanges {
  readonly locale: string;
  readonly outdated: readonly string[];
  readonly keptAside: readonly string[];
  readonly restored: readonly string[];
  /** Changed together with their source since the last sync: nothing shows for which text they were made. */
  readonly doubtful: readonly string[];
}

/** The texts that a locale is brought up to, and those that it may refer to. */
interface Texts {
  readonly source: SourceCatalogue;
  /** The source catalogue as of the last sync. */
  readonly known: SourceCatalogue;
  readonly earlier: EarlierTexts;
}

/** A translation and what is remembered of it. */
interface Recorded {
  readonly translation: Translation;
  readonly state: TranslationState;
}

/** Brings the translations of one locale up to the canonical text, as data. */
export function planLocale(
  catalogue: Catalogue,
  source: SourceCatalogue,
  known: SourceCatalogue,
  earlier: EarlierTexts,
): { catalogue: Catalogue; changes: LocaleChanges } {
  const plan = new LocalePlan(catalogue, { source, known, earlier });
  plan.keepWhatHasItsSegment();
  plan.bringBack();
  plan.dropLiveFromAside();
  return plan.result();
}

/** The catalogue of one locale on its way. */
class LocalePlan {
  readonly #catalogue: Catalogue;
  readonly #texts: Texts;
  readonly #translations = new Map<string, Translation>();
  readonly #states = new Map<string, TranslationState>();
  readonly #obsolete: Map<string, ObsoleteTranslation>;
  readonly #changes = {
    outdated: [] as string[],
    keptAside: [] as string[],
    restored: [] as string[],
    doubtful: [] as string[],
  };

  constructor(catalogue: Catalogue, texts: Texts) {
    this.#catalogue = catalogue;
    this.#texts = texts;
    this.#obsolete = new Map(catalogue.obsolete);
  }

  /** Translations of segments that are there stay, with what each was made for; others are kept aside. */
  keepWhatHasItsSegment(): void {
    const { source, known } = this.#texts;
    // A sync that was cut short may have left a translation both aside and in its place, not recorded yet.
    const asideByTarget = new Map(Array.from(this.#obsolete.values(), (entry) => [entry.target, entry]));
    for (const [key, translation] of this.#catalogue.translations) {
      const { target } = translation;
      const before = known.get(key);
      const aside = known.has(key) ? undefined : asideByTarget.get(target);
      const recorded = this.#catalogue.states.get(key) ?? (aside && restored(aside).state);
      const text = source.get(key);
      if (text !== undefined) {
        this.#put(key, { translation, state: currentState(target, recorded, before ?? text, text) });
      } else {
        const last = before ?? '';
        this.#keepAside(key, { translation, state: currentState(target, recorded, last, last) }, last);
      }
    }
  }

  /** A segment without a translation of its present text gets the one that was made for that text. */
  bringBack(): void {
    const { source, known } = this.#texts;
    const outdated = this.#outdated();
    const asideFor = new Map<string, string[]>();
    for (const [key, { source: text }] of this.#obsolete) addTo(asideFor, text, key);
    for (const [key, text] of source) {
      const hash = fingerprint(text);
      if (this.#states.get(key)?.source === hash) {
        this.#noteDoubt(key);
        continue;
      }
      const found = this.#fromAside(key, text, asideFor.get(text) ?? [], outdated.get(hash));
      if (found !== undefined) this.#take(key, text, found);
      const isOutdated = this.#states.has(key) && this.#states.get(key)?.source !== hash;
      if (isOutdated && known.get(key) !== text) this.#changes.outdated.push(key);
    }
  }

  /** What is in its place again need not be kept aside. */
  dropLiveFromAside(): void {
    const live = new Set(
      Array.from(
        this.#translations,
        ([key, { target }]) => `${this.#states.get(key)?.source ?? ''} ${target}`,
      ),
    );
    for (const [key, entry] of this.#obsolete) {
      if (live.has(`${fingerprint(entry.source)} ${entry.target}`)) this.#obsolete.delete(key);
    }
  }

  result(): { catalogue: Catalogue; changes: LocaleChanges } {
    const { locale, drafts } = this.#catalogue;
    const settled = drafts && withoutSettled(drafts, (key) => this.#translations.get(key)?.target);
    return {
      catalogue: {
        ...this.#catalogue,
        translations: this.#inOrder(this.#translations),
        states: this.#inOrder(this.#states),
        obsolete: this.#obsolete,
        ...(settled !== undefined && { drafts: settled }),
      },
      changes: { locale, ...this.#changes },
    };
  }

  /** Translations by the text they were made for, where that is no longer the text of their own segment. */
  #outdated(): Map<string, Recorded> {
    const outdated = new Map<string, Recorded>();
    for (const [key, state] of this.#states) {
      const translation = this.#translations.get(key);
      if (translation !== undefined && state.source !== fingerprint(this.#texts.source.get(key) ?? ''))
        outdated.set(state.source, { translation, state });
    }
    return outdated;
  }

  /**
   * The translation of a text that waits somewhere, taken from aside if it is there.
   *
   * @param keys what is kept aside for that text
   * @param elsewhere a translation of that text at a segment that has become another
   */
  #fromAside(
    key: string,
    text: string,
    keys: readonly string[],
    elsewhere: Recorded | undefined,
  ): Recorded | undefined {
    const returning = [key, ...keys].find((one) => {
      const entry = this.#obsolete.get(one);
      return entry !== undefined && isMadeFor(entry, text);
    });
    const entry = this.#obsolete.get(returning ?? key);
    if (entry !== undefined && returning !== undefined) {
      this.#obsolete.delete(returning);
      return restored(entry);
    }
    // The text it was made for is here, and its own segment has become another: the translation belongs to both.
    if (elsewhere !== undefined) return elsewhere;
    if (entry === undefined || this.#translations.has(key) || this.#texts.known.has(key)) return undefined;
    this.#obsolete.delete(key);
    return restored(entry);
  }

  #take(key: string, text: string, found: Recorded): void {
    const translation = this.#translations.get(key);
    const state = this.#states.get(key);
    this.#put(key, found);
    if (translation !== undefined && state !== undefined)
      this.#keepAside(key, { translation, state }, this.#texts.known.get(key) ?? text);
    this.#changes.restored.push(key);
  }

  #put(key: string, { translation, state }: Recorded): void {
    this.#translations.set(key, translation);
    this.#states.set(key, state);
  }

  #noteDoubt(key: string): void {
    const isNew = this.#catalogue.states.get(key)?.doubt === undefined;
    if (this.#states.get(key)?.doubt !== undefined && isNew) this.#changes.doubtful.push(key);
  }

  /** @param last the last text that its segment is known to have had */
  #keepAside(key: string, { translation, state }: Recorded, last: string): void {
    const entry = keptAside(translation, state, this.#texts.earlier, last);
    this.#changes.keptAside.push(key);
    const kept = [...this.#obsolete.values()];
    if (kept.some((one) => one.source === entry.source && one.target === entry.target)) return;
    const free = freeKey(key, entry, this.#obsolete, (one) => this.#texts.source.has(one));
    this.#obsolete.set(free, entry);
  }

  #inOrder<Value>(map: ReadonlyMap<string, Value>): Map<string, Value> {
    return new Map(
      Array.from(this.#texts.source.keys()).flatMap((key) => {
        const value = map.get(key);
        return value === undefined ? [] : [[key, value] as const];
      }),
    );
  }
}

/**
 * Which source text a translation was made for. Recorded and its words unchanged since: the recorded one. Never recorded:
 * the text of the last sync, the one its translator was given. Changed since it was recorded: the current
 * text, because somebody has just worked on it. Where the text has changed since the last sync as well, neither is
 * certain, and the state names the other one.
 */
function currentState(
  target: string,
  recorded: TranslationState | undefined,
  given: string,
  current: string,
): TranslationState {
  const print = wordsPrint(target);
  if (recorded?.target === print) return recorded;
  if (recorded !== undefined && isPrintOf(recorded.target, target)) return reprinted(recorded, target, print);
  const [first, second] = recorded === undefined ? [given, current] : [current, given];
  const state = { source: fingerprint(first), target: print };
  return given === current ? state : { ...state, doubt: fingerprint(second) };
}

/** What is remembered of a translation, its fingerprints in their present form. */
function reprinted(state: TranslationState, target: string, print: string): TranslationState {
  const { reviewed } = state;
  if (reviewed === undefined || !isPrintOf(reviewed.target, target)) return { ...state, target: print };
  return { ...state, target: print, reviewed: { ...reviewed, target: print } };
}
