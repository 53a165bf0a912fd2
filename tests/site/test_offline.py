"""The offline copy, unpacked and opened from disk, by two browsers without a network."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.site.visitor import Visit, visit

LOOK = """async () => {
  await document.fonts.ready;
  const shown = (image) => image.complete && image.naturalWidth > 0;
  const box = (element) => element.getBoundingClientRect();
  return {
    title: document.querySelector("h1")?.textContent ?? "",
    broken: [...document.images].filter((image) => !shown(image)).map(({ src }) => src),
    diagrams: document.querySelectorAll("article div.mermaid").length,
    drawn: [...document.querySelectorAll("article div.mermaid")].filter((one) => {
      const picture = one.querySelector("svg, img");
      return picture && box(picture).width > 50 && box(picture).height > 50;
    }).length,
    font: document.fonts.check("16px Text"),
  };
}"""
