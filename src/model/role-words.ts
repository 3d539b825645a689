/** The kinds of words by which the parts of a statement are recognised; keys of `locales/<tag>/roles.json`. */
export const ROLE_WORDS = [
  /** Lines before the title that the program writes itself: “for immediate release”, “press release”. */
  'release',
  /** How an embargo begins: “embargoed until”. */
  'embargo',
  /** Words before a date that say nothing more: “date”, “published”. */
  'dateLabels',
  /** What joins a date to the same one in another calendar: “corresponding to”. */
  'dateJoins',
  /** How an addressee begins: “to”, “attention”. */
  'addressees',
  /** How a letter is sent: “by e-mail”. */
  'deliveries',
  /** How a letter begins: “dear”, “excellencies”. */
  'salutations',
  /** What is before the subject of a letter: “subject”, “re”. */
  'subjects',
  /** What opens a list of names: “signatories”, “signed by”, “the undersigned”. */
  'signatories',
  /** Headings inside the names: “organisations”, “individuals”. */
  'groups',
  /** Labels of a table's columns: “name”, “country”. */
  'columns',
  /** What asks for something; a list after it holds demands: “call on”, “urge”, “recommendations”. */
  'asking',
  /** Last words before a colon where a sentence goes on in a list: “to”, “that”. */
  'clauses',
  /** First words of demands: “stop”, “release”. */
  'demands',
  /** The end of the text: “end”, “ends”. */
  'end',
  /** What opens notes after the text: “notes to editors”. */
  'notes',
  /** What opens a contact: “contact”, “media contact”. */
  'contact',
  /** Words that names of organisations have: “association”, “network”. */
  'organisations',
  /** What people are beside their names: “director”, “professor”. */
  'positions',
  /** What is before people’s names: “Dr”, “Professor”. */
  'honorifics',
  /** Words that sentences have and names hardly ever: “must”, “should”, “is”. */
  'sentences',
  /** Function words; a title's short name does not end in one, and in a name they may be in lower case. */
  'functionWords',
  /** What joins the last name to the others: “and”. */
  'conjunctions',
] as const;

/** The words of one language, as they are written; one that ends in a star is every word that begins so. */
export type RoleWords = Readonly<Partial<Record<(typeof ROLE_WORDS)[number], readonly string[]>>>;

/** Names of months by number (0 is the first), each with every form in which a date line may have it. */
export interface MonthWords {
  readonly gregorian: readonly (readonly string[])[];
  /** Months of the Solar Hijri year, the first begins at the spring equinox. */
  readonly solar: readonly (readonly string[])[];
}
