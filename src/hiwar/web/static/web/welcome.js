/* A one-time link carries its secret after the sign #, which browsers send to nobody. Without this script the reader
   pastes the link into the form. */
"use strict";
const form = document.getElementById("one-time-link");
const secret = location.hash.slice(1);
if (form && secret) {
  history.replaceState(null, "", location.pathname);
  form.elements.secret.value = secret;
  form.submit();
}
