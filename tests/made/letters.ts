import fc from 'fast-check';

/** What the head of a letter says in a language. */
interface Words {
  readonly locale: string;
  readonly date: string;
  readonly to: string;
  readonly address: readonly string[];
  readonly labels: readonly string[];
  readonly subject: string;
  readonly salutations: readonly string[];
  readonly delivery?: string;
  readonly body: string;
  readonly closing: string;
}

const LETTERS: readonly Words[] = [
  {
    locale: 'en',
    date: '12 August 2025',
    to: 'To: the Harbour Board',
    address: ['The Honourable Elin Torv', 'Minister of Ports', '125 Quay Street', 'Ottawa, K1A 0G2'],
    labels: ['Re:', 'RE:', 'Subject:'],
    subject: 'Reopen the reading room for everyone',
    salutations: ['Dear Minister,', 'Your Excellency,', 'Dear Minister', 'Dear Ms Torv:'],
    delivery: 'By e-mail',
    body: 'We write to express our grave concern about the closures that are taking place this month.',
    closing: 'Yours sincerely,',
  },
  {
    locale: 'es',
    date: '12 de agosto de 2025',
    to: 'A: la Asamblea Nacional',
    address: ['Sra. María López', 'Ministra de Puertos', 'Calle Mayor 12', '28013 Madrid'],
    labels: ['Asunto:', 'Ref.:'],
    subject: 'Reapertura de la sala de lectura',
    salutations: ['Estimada Ministra:', 'Excelencia,'],
    delivery: 'Por correo electrónico',
    body: 'Escribimos para expresar nuestra profunda preocupación por los cierres de este mes en el puerto.',
    closing: 'Atentamente,',
  },
  {
    locale: 'de',
    date: '12. August 2025',
    to: 'An: den Deutschen Bundestag',
    address: ['Frau Dr. Eva Muster', 'Hafenamt', 'Werderscher Markt 1', '10117 Berlin'],
    labels: ['Betreff:', 'Betr.:'],
    subject: 'Öffnung des Lesesaals',
    salutations: ['Sehr geehrte Frau Muster,', 'Sehr geehrte Damen und Herren,'],
    delivery: 'Per E-Mail',
    body: 'Wir schreiben Ihnen, um unsere große Sorge über die Schließungen in diesem Monat auszudrücken.',
    closing: 'Unterzeichnende',
  },
  {
    locale: 'ru',
    date: '12 августа 2025 г.',
    to: 'Кому: Совету порта',
    address: ['Госпоже Анне Ивановой', 'Министру портов', 'Смоленская площадь, 32', '119200 Москва'],
    labels: ['Тема:', 'Касательно:'],
    subject: 'Открытие читального зала',
    salutations: ['Уважаемая госпожа Министр,'],
    delivery: 'По электронной почте',
    body: 'Мы пишем, чтобы выразить глубокую обеспокоенность в связи с закрытиями, которые идут в этом месяце.',
    closing: 'Подписали',
  },
  {
    locale: 'fa',
    date: '۲۱ مرداد ۱۴۰۴',
    to: 'به: شورای بندر',
    address: ['خانم مریم احمدی', 'وزیر بنادر', 'خیابان ولیعصر ۱۲', 'تهران'],
    labels: ['موضوع:'],
    subject: 'بازگشایی تالار مطالعه',
    salutations: ['وزیر محترم،', 'خانم احمدی،'],
    delivery: 'از طریق ایمیل',
    body: 'این نامه را می‌نویسیم تا نگرانی عمیق خود را از تعطیلی‌های این ماه در بندر بیان کنیم.',
    closing: 'امضاکنندگان',
  },
  {
    locale: 'ar',
    date: '12 أغسطس 2025',
    to: 'إلى: مجلس الميناء',
    address: ['السيدة مريم أحمد', 'وزيرة الموانئ', 'شارع النيل 12', 'القاهرة'],
    labels: ['الموضوع:', 'بشأن:'],
    subject: 'إعادة فتح قاعة القراءة',
    salutations: ['معالي الوزيرة،'],
    delivery: 'عبر البريد الإلكتروني',
    body: 'نكتب إليكم للتعبير عن قلقنا العميق إزاء عمليات الإغلاق التي تجري هذا الشهر في الميناء.',
    closing: 'الموقعون',
  },
];

/** How people write an address. */
const ADDRESSES: readonly ((lines: readonly string[]) => string)[] = [
  (lines) => lines.join('\n'),
  (lines) => lines.join('  \n'),
  (lines) => lines.join('\\\n'),
  (lines) => lines.join('\n\n'),
];

/** How people write a subject so that it can be known for one. */
const SUBJECTS: readonly ((label: string, words: string) => string)[] = [
  (label, words) => `${label} ${words}`,
  (label, words) => `**${label} ${words}**`,
  (label, words) => `**${label}** ${words}`,
  (label, words) => `${label}\n\n${words}`,
  (label, words) => `**${label}**\n\n**${words}**`,
  (label, words) => `# ${label} ${words}`,
  (_, words) => `# ${words}`,
  (_, words) => `**${words}**`,
];

export interface MadeLetter {
  readonly locale: string;
  readonly text: string;
  readonly title: string;
}

export const NAMES = ['Harbour Readers', 'Lantern House', 'Neighbours of Quay Street'];

/** Letters whose date, address and subject are in any order above the salutation, or the subject is under it. */
export const letters: fc.Arbitrary<MadeLetter> = fc
  .record({
    words: fc.constantFrom(...LETTERS),
    address: fc.constantFrom(...ADDRESSES),
    subject: fc.constantFrom(...SUBJECTS),
    choice: fc.nat(),
    order: fc.shuffledSubarray(['date', 'address', 'to', 'delivery', 'subject'] as const, { minLength: 5 }),
    without: fc.subarray(['address', 'to', 'delivery'] as const),
    isUnder: fc.boolean(),
  })
  .map(({ words, address, subject, choice, order, without, isUnder }) => {
    const of = (list: readonly string[]) => list[choice % list.length] ?? '';
    const parts = {
      date: words.date,
      address: address(words.address),
      to: words.to,
      delivery: words.delivery ?? '',
      subject: subject(of(words.labels), words.subject),
    };
    const left = order.filter((part) => !without.some((one) => one === part));
    const above = left.filter((part) => !isUnder || part !== 'subject').map((part) => parts[part]);
    const names = NAMES.map((name) => `- ${name}`).join('\n');
    const head = [...above, of(words.salutations), ...(isUnder ? [parts.subject] : [])];
    const text = `${[...head, words.body, words.closing, names].join('\n\n')}\n`;
    return { locale: words.locale, text, title: words.subject };
  });
