/**
 * What cannot be seen and does not change the form of a letter: marks of direction, places where a word may break,
 * controls, and code points that no character will ever have. Joiners (U+200C, U+200D) belong to words.
 */
export const INVISIBLE =
  /\u034F|[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFC\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\p{Noncharacter_Code_Point}\p{Surrogate}]/gu;
