"""Workbooks people download: values become .xlsx bytes, one workbook a file."""
