import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';

/** Every entry of the file carries this date, so that the same text is the same bytes and has the same hash. In local time, as ZIP has it. */
const ENTRY_DATE = new Date(2020, 0, 1);

/** Fills the `{fields}` of a Word template: nothing but what is given goes in, so the result depends on it alone. */
export function fillTemplate(template: Uint8Array, fields: object): Uint8Array {
  const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  document.render(fields);
  const zip = document.getZip();
  for (const entry of Object.values(zip.files)) entry.date = ENTRY_DATE;
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}
