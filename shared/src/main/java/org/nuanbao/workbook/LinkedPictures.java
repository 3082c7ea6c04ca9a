package org.nuanbao.workbook;

import java.io.IOException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlObject;
import org.openxmlformats.schemas.drawingml.x2006.main.CTBlip;

/**
 * Pictures that lie outside their workbook. Whoever opens a copy of ours must not be made to fetch
 * what a sender has named.
 */
final class LinkedPictures {
  private static final String BLIPS =
      "declare namespace a='http://schemas.openxmlformats.org/drawingml/2006/main' .//a:blip";

  private LinkedPictures() {}

  /** Their places stay, empty. */
  static void remove(Workbook book) throws IOException {
    if (!(book instanceof XSSFWorkbook own)) {
      return;
    }
    for (Sheet sheet : own) {
      XSSFDrawing drawing = ((XSSFSheet) sheet).getDrawingPatriarch();
      if (drawing != null) {
        for (XmlObject blip : drawing.getCTDrawing().selectPath(BLIPS)) {
          if (blip instanceof CTBlip link && link.isSetLink()) {
            link.unsetLink();
          }
        }
      }
    }
    try {
      for (PackagePart part : own.getPackage().getParts()) {
        if (!part.isRelationshipPart()) {
          remove(part);
        }
      }
    } catch (InvalidFormatException e) {
      throw new IOException("a part whose relations cannot be read", e);
    }
  }

  private static void remove(PackagePart part) throws InvalidFormatException {
    for (PackageRelationship relation : part.getRelationships()) {
      if (relation.getTargetMode() == TargetMode.EXTERNAL
          && relation.getRelationshipType().endsWith("/image")) {
        part.removeRelationship(relation.getId());
      }
    }
  }
}
