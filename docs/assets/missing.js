// Offer the words of the address that is not there, as what to search for.
document.querySelector(".missing input").value = decodeURIComponent(location.pathname)
  .replace(/\.\w+$/, "").split("/").filter(Boolean).slice(-1).join(" ").replace(/[-_]+/g, " ");
