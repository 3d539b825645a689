/** Paragraphs of samples that several rules share, in English, Persian and Pashto. */

export const DEMAND =
  'We call on all governments to stop every deportation, to open their borders, and to protect all who flee.';
export const DEMAND_FA =
  'ما از همهٔ دولت‌ها می‌خواهیم که هرگونه اخراج را متوقف کنند، مرزهای خود را بگشایند و از همهٔ کسانی که می‌گریزند محافظت کنند.';
export const DEMAND_PS =
  'موږ له ټولو حکومتونو څخه غواړو چې هر ډول اجباري اخراج ودروي، خپلې پولې پرانیزي او له هغو ټولو خلکو ملاتړ وکړي چې تښتي.';
export const HOMES = 'The people of the valley stay in their homes.';
export const WELLS = 'Many villages lost every well last summer.';
export const HOMES_FA = 'مردم دره در خانه‌های خود می‌مانند.';
export const WELLS_FA = 'بسیاری از روستاها تابستان گذشته همهٔ چاه‌ها را از دست دادند.';
export const HOMES_PS = 'د درې خلک په خپلو کورونو کې پاتې کېږي.';
export const WELLS_PS = 'ډېرو کليو تېر دوبی خپلې ټولې څاګانې له لاسه ورکړې.';
