/** The package has no types; here, because tests of the translation are compiled without the browser's. */
declare module 'bpmn-js-i18n/translations/zn.js' {
  const translations: Readonly<Record<string, string>>;
  export default translations;
}
