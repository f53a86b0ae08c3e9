/// <reference lib="dom" />

const MAJORITY_YEARS = 18;
const ALONE = ['oneToOne', 'atHome', 'telephone'];

/** Whether what is filled in makes it matter how minors are protected, or says something about it already. */
function matters(form: HTMLFormElement): boolean {
  const data = new FormData(form);
  const isMinor = (field: string) => {
    const age = String(data.get(field) ?? '').trim();
    return age !== '' && Number(age) < MAJORITY_YEARS;
  };
  return (
    data.getAll('contactForms').some((contact) => ALONE.includes(String(contact))) ||
    isMinor('ageMin') ||
    isMinor('ageMax') ||
    data.has('safeguards') ||
    String(data.get('coordinator') ?? '') !== ''
  );
}

/** Shows the questions about safety when they matter, and not before: the form is short for a choir. */
export function showSafeguardsWhenTheyMatter(form: HTMLFormElement): void {
  const details = form.querySelector<HTMLDetailsElement>('#safeguards');
  if (!details) return;
  // The owner page links here.
  const wanted = location.hash === '#safeguards';
  const update = () => {
    const show = wanted || matters(form);
    if (show && details.hidden) details.open = true;
    details.hidden = !show;
  };
  details.hidden = !wanted && !matters(form);
  form.addEventListener('input', update);
  // A browser that comes back to the page may have restored what was typed.
  addEventListener('pageshow', update);
}
